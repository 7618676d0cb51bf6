-- Some rows of a table that are in one of two files and not in the other, the first by key.
SELECT {columns}
FROM {here}.{table}
ANTI JOIN {there}.{table} USING ({key})
ORDER BY {key}
LIMIT $n;
