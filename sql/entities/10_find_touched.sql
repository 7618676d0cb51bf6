-- Entities that gain, lose or exchange mentions, or that a reviewer has decided on.
CREATE TEMP TABLE touched_entities AS
SELECT n.entity_id FROM readings AS r JOIN names AS n USING (name_id)
UNION SELECT entity_id FROM gone_names
UNION SELECT unnest([old_entity_id, entity_id]) FROM moved_names
UNION SELECT n.entity_id FROM corrected_names AS c JOIN names AS n USING (name_id);
