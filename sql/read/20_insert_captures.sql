-- Enter which raw records hold which article.
INSERT INTO captures BY NAME
SELECT article_id, shard_id, raw_uri, raw_offset, captured_at, url
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/articles.parquet'))
ORDER BY article_id, shard_id, raw_uri, raw_offset;
