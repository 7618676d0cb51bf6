-- The entities that most articles name.
-- $most = 24: how many
SELECT entity_id, name, label, n_articles
FROM entities
WHERE NOT is_rejected
ORDER BY n_articles DESC, name, entity_id
LIMIT CAST($most AS BIGINT);
