-- What each of them stands for in its article.
CREATE TEMP TABLE readings AS
SELECT r.* EXCLUDE (filename), m.surface, m.label AS said_label
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/readings.parquet'), filename = true
) AS r
JOIN fresh AS f ON f.article_id = r.article_id AND r.filename = f.folder || '/readings.parquet'
JOIN fresh_mentions AS m ON m.mention_id = r.mention_id;
