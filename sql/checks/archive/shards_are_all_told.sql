-- Every article and reject is of a shard that is entered.
WITH told AS (
    SELECT shard_id FROM articles UNION ALL SELECT shard_id FROM rejects
)
SELECT shard_id, count(*) AS n
FROM told
ANTI JOIN shards USING (shard_id)
GROUP BY shard_id;
