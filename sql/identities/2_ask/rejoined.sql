-- Those names, with the entity that they stood for so far.
SELECT name_id, entity_id, n_mentions FROM rejoined_names ORDER BY name_id;
