-- The rows of a table that tonight entered. Until their transaction ends DuckDB numbers them from here on, so that they are
-- found without a scan.
CREATE OR REPLACE TEMP VIEW tonight_{table} AS FROM {database}.{full_name} WHERE rowid >= 36028797018960000;
