-- Forget which records of the touched articles came second, or were withheld.
DELETE FROM rejects
WHERE stage = 'load' AND (shard_id, raw_uri, raw_offset) IN (SELECT shard_id, raw_uri, raw_offset FROM ranked);
