-- The temporary tables that are there; asked of their database alone, not of every table that there is.
SELECT table_name FROM duckdb_tables() WHERE database_name = 'temp' ORDER BY table_name;
