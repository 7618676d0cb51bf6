-- Enter the recurring paragraphs that were removed.
INSERT INTO boilerplate BY NAME
SELECT *
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/boilerplate.parquet'))
ORDER BY shard_id, outlet, paragraph_hash;
