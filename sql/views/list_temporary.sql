-- The temporary tables that are there.
SELECT table_name FROM duckdb_tables() WHERE temporary AND NOT internal ORDER BY table_name;
