-- The columns of the tables of both files.
SELECT database_name, schema_name || '.' || table_name, list(column_name ORDER BY column_index)
FROM duckdb_columns()
WHERE database_name IN ('before', 'after') AND NOT internal
GROUP BY ALL;
