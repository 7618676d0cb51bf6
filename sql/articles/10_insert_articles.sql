-- Enter the articles; version and story are found later.
INSERT INTO articles BY NAME
SELECT a.*, NULL AS version_of, a.article_id AS story_id, true AS is_original
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/articles.parquet')) AS a
JOIN fresh AS f USING (article_id, shard_id, raw_uri, raw_offset)
QUALIFY row_number() OVER (PARTITION BY a.article_id ORDER BY a.url) = 1
ORDER BY a.published_date, a.article_id;
