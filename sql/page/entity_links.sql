-- Why the names of an entity are taken for one: the links that hold them together, least sure first.
-- $entity = : its entity_id
-- $most = 40: how many
SELECT DISTINCT n.key AS name, o.key AS other_name, l.method, l.score, l.evidence
FROM work.name_links AS l
JOIN work.names AS n ON n.name_id = l.name_id
JOIN work.names AS o ON o.name_id = l.other_name_id
WHERE n.entity_id = $entity
ORDER BY l.score, name, other_name, l.method
LIMIT CAST($most AS BIGINT);
