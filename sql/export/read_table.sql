-- All rows of a table in the order of its key, for a file.
FROM {table} ORDER BY {key};
