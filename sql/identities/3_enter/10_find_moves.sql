-- Names that stand for another entity than before; the new ones for none so far.
CREATE TEMP TABLE moved_names AS
SELECT r.name_id, r.entity_id AS old_entity_id, a.entity_id
FROM rejoined_names AS r
JOIN assigned AS a USING (name_id)
WHERE a.entity_id <> r.entity_id;
