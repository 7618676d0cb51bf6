-- The sample holds some articles several times, in several forms: the shard from which each is taken.
CREATE TEMP TABLE sample_copies AS
SELECT article_id, min(filename.replace('articles.parquet', '')) AS folder
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/articles.parquet'), filename = true)
GROUP BY article_id;
