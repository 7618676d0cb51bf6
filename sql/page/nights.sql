-- The nights that were published, newest first.
-- $most = 30: how many
SELECT r.run_id, r.started_at, r.published_at, r.n_shards, r.n_articles, r.n_rejects, r.rules_version,
       (SELECT sum(seconds) FROM stage_times AS t WHERE t.run_id = r.run_id) AS seconds
FROM runs AS r
ORDER BY r.published_at DESC, r.run_id
LIMIT CAST($most AS BIGINT);
