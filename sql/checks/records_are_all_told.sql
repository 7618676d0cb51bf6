-- Records read are articles and rejects: in the whole file, and in every shard.
WITH told AS (
    SELECT shard_id FROM articles UNION ALL SELECT shard_id FROM rejects
),
counted AS (
    SELECT shard_id, count(*) AS n_told FROM told GROUP BY shard_id
)
SELECT coalesce(s.shard_id, c.shard_id) AS shard_id, s.input_uri, s.n_read, coalesce(c.n_told, 0) AS n_told
FROM shards AS s
FULL JOIN counted AS c ON c.shard_id = s.shard_id
WHERE s.n_read IS DISTINCT FROM coalesce(c.n_told, 0)
UNION ALL
SELECT 'all', NULL, sum(n_read), (SELECT count(*) FROM told)
FROM shards
HAVING coalesce(sum(n_read), 0) <> (SELECT count(*) FROM told);
