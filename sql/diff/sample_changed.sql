-- Some rows of a table that are in both files with other contents, the first by key: as they were, then as they are.
WITH before_rows AS (SELECT {key}, [{texts}] AS told FROM before.{table}),
after_rows AS (SELECT {key}, [{texts}] AS told FROM after.{table})
SELECT {key}, b.told, a.told
FROM before_rows AS b
JOIN after_rows AS a USING ({key})
WHERE b.told <> a.told
ORDER BY {key}
LIMIT $n;
