-- Enter which entities of earlier nights became one with another.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at, 'entity-merged' AS kind,
       f.entity_id AS subject, format('{} is {} ({})', f.name, e.name, e.entity_id) AS detail
FROM former_entities AS f
JOIN (
    SELECT m.old_entity_id, arg_max(m.entity_id, (n.n_mentions, m.entity_id)) AS entity_id
    FROM moved_names AS m
    JOIN names AS n USING (name_id)
    GROUP BY m.old_entity_id
) AS m ON m.old_entity_id = f.entity_id
JOIN entities AS e ON e.entity_id = m.entity_id
WHERE f.entity_id NOT IN (SELECT entity_id FROM entities)
ORDER BY subject;
