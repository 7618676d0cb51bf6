-- Entities to be looked up: those that tonight touches, and all of them as long as none has an id.
CREATE TEMP TABLE unidentified AS
SELECT e.entity_id, e.name, e.label
FROM entities AS e
WHERE e.entity_id IN (SELECT entity_id FROM touched_entities)
    OR NOT EXISTS (FROM entities WHERE wikidata_id IS NOT NULL);
