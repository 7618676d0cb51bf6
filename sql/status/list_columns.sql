-- The columns of every table.
SELECT schema_name || '.' || table_name, list(column_name ORDER BY column_index)
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name IN ('main', 'work') AND NOT internal
GROUP BY schema_name, table_name;
