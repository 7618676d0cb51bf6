-- Every entity that another row names is there, and no entity is left without mentions.
WITH children AS (
    SELECT 'mentions' AS table_name, entity_id FROM mentions
    UNION ALL SELECT 'names', entity_id FROM names
    UNION ALL SELECT 'entity_aliases', entity_id FROM entity_aliases
    UNION ALL SELECT 'entity_outlets', entity_id FROM entity_outlets
    UNION ALL SELECT 'dated_mentions', entity_id FROM dated_mentions
    UNION ALL SELECT 'timeline', entity_id FROM timeline
)
SELECT table_name, entity_id, count(*) AS n
FROM children
ANTI JOIN whole_entities USING (entity_id)
GROUP BY ALL
UNION ALL
SELECT 'entities', entity_id, n_mentions
FROM entities
ANTI JOIN whole_entity_aliases USING (entity_id);
