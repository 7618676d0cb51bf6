-- Those whose totals are counted anew, as nothing can be taken off a first or last day; to the others tonight is added.
CREATE TEMP TABLE recounted_entities AS
SELECT entity_id FROM gone_names
UNION SELECT unnest([old_entity_id, entity_id]) FROM moved_names WHERE old_entity_id <> '';
