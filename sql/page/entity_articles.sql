-- The articles that name an entity most.
-- $entity = : its entity_id
-- $most = 12: how many
WITH naming AS MATERIALIZED (
    SELECT article_row, count(*) AS n_mentions FROM list_mentions() WHERE entity_id = $entity GROUP BY article_row
)
SELECT a.article_id, a.title, a.outlet, a.published_date, n.n_mentions
FROM naming AS n
JOIN articles AS a ON a.rowid = n.article_row
WHERE a.is_original
ORDER BY n.n_mentions DESC, a.published_date DESC, a.article_id
LIMIT CAST($most AS BIGINT);
