-- Tonight's rows of a table, under its name: those from the first row on that tonight entered.
CREATE OR REPLACE TEMP VIEW {table} AS FROM {database}.main.{table} WHERE rowid >= {first};
