-- How many rows of a table are only in the one file, only in the other, or in both with other contents.
WITH before_rows AS (SELECT {key}, hash({columns}) AS content FROM before.{table}),
after_rows AS (SELECT {key}, hash({columns}) AS content FROM after.{table})
SELECT count(*) FILTER (b.content IS NULL) AS n_added, count(*) FILTER (a.content IS NULL) AS n_gone,
       count(*) FILTER (a.content <> b.content) AS n_changed
FROM before_rows AS b
FULL JOIN after_rows AS a USING ({key});
