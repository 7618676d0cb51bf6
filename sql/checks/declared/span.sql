-- The {start} and {end} of a row of {table} are a stretch of its article's text, and not empty.
SELECT {identity}, x.{start}, x.{end}, length(a.text) AS length
FROM {table} AS x
JOIN articles AS a USING (article_id)
WHERE (x.{start} IS NULL) <> (x.{end} IS NULL) OR NOT (0 <= x.{start} AND x.{start} < x.{end} AND x.{end} <= length(a.text));
