-- A mention, and a name as written, stand for the entity of their name.
SELECT 'mentions' AS table_name, m.mention_id AS key, m.entity_id, n.entity_id AS entity_of_name
FROM mentions AS m
JOIN whole_names AS n USING (name_id)
WHERE m.entity_id <> n.entity_id
UNION ALL
SELECT 'entity_aliases', a.surface, a.entity_id, n.entity_id
FROM entity_aliases AS a
JOIN whole_names AS n USING (name_id)
WHERE a.entity_id <> n.entity_id;
