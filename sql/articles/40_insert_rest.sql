-- Enter everything else that was read from the articles.
-- each: sentences, claim_quantities, timexes, events, defects
INSERT INTO {table} BY NAME
SELECT r.* EXCLUDE (filename)
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/{table}.parquet'), filename = true
) AS r
JOIN fresh AS f ON f.article_id = r.article_id AND r.filename = f.folder || '/{table}.parquet'
ORDER BY r.article_id;
