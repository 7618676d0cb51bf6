-- Enter the claims, each with the name that its speaker stands for in the article, and the day it was published.
INSERT INTO claims BY NAME
SELECT c.* EXCLUDE (filename), r.name AS speaker_name, day_of(a.published_date, a.captured_at) AS day
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/claims.parquet'), filename = true
) AS c
JOIN fresh AS f ON f.article_id = c.article_id AND c.filename = f.folder || '/claims.parquet'
JOIN tonight_articles AS a ON a.article_id = c.article_id
LEFT JOIN readings AS r ON r.mention_id = c.speaker_mention_id
ORDER BY c.article_id, c.content_start_char;
