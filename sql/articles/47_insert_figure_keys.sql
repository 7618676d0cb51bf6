-- Enter what the claims' figures are compared by, each with the day its article was published.
INSERT INTO figure_keys BY NAME
SELECT r.* EXCLUDE (filename), day_of(a.published_date, a.captured_at) AS day
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/figure_keys.parquet'), filename = true
) AS r
JOIN fresh AS f ON f.article_id = r.article_id AND r.filename = f.folder || '/figure_keys.parquet'
JOIN tonight_articles AS a ON a.article_id = r.article_id
ORDER BY day, r.claim_id, r.start_char;
