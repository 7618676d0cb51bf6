-- The {start} and {end} of a row of {table} give its {text}.
SELECT {identity}, x.{start}, x.{end}, x.{text}, substr(a.text, x.{start} + 1, x.{end} - x.{start}) AS found
FROM {table} AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.{start} + 1, x.{end} - x.{start}) IS DISTINCT FROM x.{text};
