-- Names that are linked stand for one entity, but for those that a reviewer has split.
SELECT l.name_id, l.other_name_id, n.entity_id, o.entity_id AS other_entity_id
FROM name_links AS l
JOIN whole_names AS n ON n.name_id = l.name_id
JOIN whole_names AS o ON o.name_id = l.other_name_id
WHERE n.entity_id <> o.entity_id AND NOT EXISTS (
    FROM whole_corrections AS c WHERE c.kind = 'split' AND c.name_id IN (l.name_id, l.other_name_id)
);
