-- No two rows of {table} have one key.
SELECT {key}, count(*) AS n FROM {table} GROUP BY {key} HAVING count(*) > 1;
