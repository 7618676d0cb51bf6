-- The titles and roles that are said of an entity, and from when to when.
-- $entity = : its entity_id
-- $most = 30: how many
SELECT m.role, count(*) AS n_mentions, count(DISTINCT a.outlet) AS n_outlets, min(a.published_date) AS first_date,
       max(a.published_date) AS last_date, arg_min(a.article_id, (a.published_date, a.article_id)) AS article_id
FROM list_mentions() AS m
JOIN articles AS a ON a.rowid = m.article_row
WHERE m.entity_id = $entity AND m.role IS NOT NULL
GROUP BY m.role
ORDER BY n_mentions DESC, m.role
LIMIT CAST($most AS BIGINT);
