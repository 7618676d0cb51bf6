-- An entity.
-- $entity = : its entity_id
FROM entities WHERE entity_id = $entity;
