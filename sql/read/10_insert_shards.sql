-- Enter tonight's shards.
INSERT INTO shards BY NAME
SELECT * REPLACE (getvariable('run_id') AS run_id) FROM tonight ORDER BY shard_id;
