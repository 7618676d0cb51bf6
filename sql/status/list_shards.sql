-- The shards that are loaded.
SELECT shard_id, input_uri, slice_no FROM shards ORDER BY shard_id;
