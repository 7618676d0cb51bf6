-- The tables that the file holds, analysts' and working ones.
SELECT schema_name, table_name
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name IN ('main', 'work') AND NOT internal
ORDER BY schema_name, table_name;
