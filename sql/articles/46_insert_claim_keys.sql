-- Enter what the claims are compared by, each with its day and time; that a claim repeats another is found later.
INSERT INTO claim_keys BY NAME
SELECT r.* EXCLUDE (filename), day_of(a.published_date, a.captured_at) AS day,
       coalesce(a.published_at, day + INTERVAL 1 DAY - INTERVAL 1 SECOND) AS told_at, r.claim_id AS same_as
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/claim_keys.parquet'), filename = true
) AS r
JOIN fresh AS f ON f.article_id = r.article_id AND r.filename = f.folder || '/claim_keys.parquet'
JOIN tonight_articles AS a ON a.article_id = r.article_id
ORDER BY day, r.claim_id;
