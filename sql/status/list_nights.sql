-- The last nights that published, newest first: what each brought, and what of it is still held.
WITH held AS (
    SELECT s.run_id, a.article_id
    FROM articles AS a
    JOIN shards AS s USING (shard_id)
),
claimed AS (
    SELECT h.run_id, count(DISTINCT h.article_id) AS n_held, count(c.claim_id) AS n_claims
    FROM held AS h
    LEFT JOIN claims AS c USING (article_id)
    GROUP BY h.run_id
),
faulty AS (
    SELECT h.run_id, count(*) AS n_defects, count(DISTINCT d.article_id) AS n_faulty
    FROM defects AS d
    JOIN held AS h USING (article_id)
    GROUP BY h.run_id
)
SELECT r.run_id, r.started_at, r.n_articles, r.n_rejects, coalesce(f.n_defects, 0) AS n_defects, coalesce(f.n_faulty, 0) AS n_faulty,
       coalesce(c.n_held, 0) AS n_held, coalesce(c.n_claims, 0) AS n_claims
FROM runs AS r
LEFT JOIN claimed AS c USING (run_id)
LEFT JOIN faulty AS f USING (run_id)
ORDER BY r.started_at DESC
LIMIT 8;
