-- Records read are articles and rejects, in every shard.
WITH told AS (
    SELECT shard_id FROM whole_articles WHERE shard_id IN (SELECT shard_id FROM shards)
    UNION ALL
    SELECT shard_id FROM whole_rejects WHERE shard_id IN (SELECT shard_id FROM shards)
),
counted AS (
    SELECT shard_id, count(*) AS n_told FROM told GROUP BY shard_id
)
SELECT s.shard_id, s.input_uri, s.n_read, coalesce(c.n_told, 0) AS n_told
FROM shards AS s
LEFT JOIN counted AS c ON c.shard_id = s.shard_id
WHERE s.n_read <> coalesce(c.n_told, 0);
