-- Take out what is counted anew.
DELETE FROM entity_outlets WHERE entity_id IN (SELECT entity_id FROM recounted_entities);
