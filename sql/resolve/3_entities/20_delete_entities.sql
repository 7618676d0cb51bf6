-- Take out what is added up anew.
-- each: entities, entity_aliases
DELETE FROM {table} WHERE entity_id IN (SELECT entity_id FROM touched_entities);
