-- No entity is left without a name.
SELECT entity_id, name, n_mentions
FROM entities
ANTI JOIN whole_entity_aliases USING (entity_id);
