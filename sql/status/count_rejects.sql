-- Rejects of some shards by reason, most frequent first.
SELECT reason, count(*) FROM rejects WHERE list_contains($shard_ids, shard_id) GROUP BY reason ORDER BY count(*) DESC, reason;
