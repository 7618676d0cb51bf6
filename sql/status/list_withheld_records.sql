-- The records of some shards that the load withheld, and why.
SELECT raw_uri, raw_offset, url, stage, reason, detail, shard_id
FROM rejects
WHERE stage = 'load' AND reason IN ('failed', 'withheld') AND list_contains($shard_ids, shard_id)
ORDER BY shard_id, raw_uri, raw_offset, reason;
