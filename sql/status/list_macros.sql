-- The table macros that the file answers questions by, with their parameters.
SELECT DISTINCT function_name, parameters
FROM duckdb_functions()
WHERE database_name = current_database() AND function_type = 'table_macro' AND NOT internal
ORDER BY function_name;
