-- The names under which an entity is mentioned, why each is taken for it, and how often it is.
-- $entity = : its entity_id
SELECT surface, label, sum(n_mentions) AS n_mentions, read_as, method, evidence
FROM entity_aliases
WHERE entity_id = $entity
GROUP BY ALL
ORDER BY n_mentions DESC, surface, method, evidence;
