-- Enter the fingerprints, each with the day its article was published.
INSERT INTO fingerprints BY NAME
SELECT r.* EXCLUDE (filename), day_of(a.published_date, a.captured_at) AS day
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/fingerprints.parquet'), filename = true
) AS r
JOIN fresh AS f ON f.article_id = r.article_id AND r.filename = f.folder || '/fingerprints.parquet'
JOIN tonight_articles AS a ON a.article_id = r.article_id
ORDER BY r.article_id, r.band_no;
