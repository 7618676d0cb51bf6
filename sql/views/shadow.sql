-- Tonight's rows of a table under its own name.
CREATE OR REPLACE TEMP VIEW {table} AS FROM tonight_{table};
