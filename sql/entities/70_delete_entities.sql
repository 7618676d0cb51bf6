-- Take out what is added up anew.
DELETE FROM entities WHERE entity_id IN (SELECT entity_id FROM touched_entities);
