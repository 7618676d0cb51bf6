-- The mentions of the articles that are entered tonight.
CREATE TEMP TABLE fresh_mentions AS
SELECT m.* EXCLUDE (filename)
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/mentions.parquet'), filename = true
) AS m
JOIN fresh AS f ON f.article_id = m.article_id AND m.filename = f.folder || '/mentions.parquet';
