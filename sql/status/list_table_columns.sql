-- The columns of a table, or of every table that analysts read when $wanted is empty, with what they mean.
SELECT table_name AS "table", column_name AS "column", data_type AS type, comment AS meaning
FROM duckdb_columns()
WHERE database_name = current_database() AND NOT internal AND schema_name IN ('main', 'work')
    AND (table_name = $wanted OR $wanted = '' AND schema_name = 'main')
ORDER BY schema_name, table_name, column_index;
