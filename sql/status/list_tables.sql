-- The tables that analysts read, and what they tell.
SELECT table_name AS name, estimated_size AS n_rows, comment AS meaning
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'main'
ORDER BY table_name;
