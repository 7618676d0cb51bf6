-- Enter which entities of earlier nights lost names to others and are still there.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at, 'entity-split' AS kind,
       f.entity_id AS subject,
       format('{}: {}', f.name, string_agg(n.key || ' is ' || e.name || ' (' || e.entity_id || ')', ', ' ORDER BY n.key))
           AS detail
FROM former_entities AS f
SEMI JOIN entities USING (entity_id)
JOIN moved_names AS m ON m.old_entity_id = f.entity_id
JOIN names AS n USING (name_id)
JOIN entities AS e ON e.entity_id = m.entity_id
GROUP BY f.entity_id, f.name
ORDER BY subject;
