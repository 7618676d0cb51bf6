-- Enter what became no article.
INSERT INTO rejects BY NAME
SELECT *
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/rejects.parquet'))
ORDER BY shard_id, raw_uri, raw_offset;
