-- All rows of a table, under a name that stays when tonight's stand for the table.
CREATE OR REPLACE TEMP VIEW whole_{table} AS FROM {database}.{full_name};
