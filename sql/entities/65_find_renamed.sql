-- What entities that lose names to others were called.
CREATE TEMP TABLE former_entities AS
SELECT e.entity_id, e.name
FROM entities AS e
WHERE e.entity_id IN (SELECT old_entity_id FROM moved_names);
