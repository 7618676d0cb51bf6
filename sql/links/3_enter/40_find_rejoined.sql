-- Names whose entity may change: the new and the relinked, those that shared an entity with them, and all linked with any.
CREATE TEMP TABLE rejoined_names AS
WITH RECURSIVE touched AS (
    SELECT name_id, entity_id FROM names WHERE entity_id = '' OR name_id IN (SELECT name_id FROM relinked_names)
),
ends AS (
    SELECT name_id, other_name_id FROM name_links
    UNION ALL
    SELECT other_name_id, name_id FROM name_links
),
reached AS (
    SELECT name_id
    FROM names
    WHERE name_id IN (SELECT name_id FROM touched) OR entity_id IN (
        SELECT entity_id FROM touched WHERE entity_id <> '' UNION SELECT entity_id FROM dropped_names
    )
    UNION
    SELECT e.other_name_id FROM reached AS r JOIN ends AS e USING (name_id)
)
SELECT n.name_id, n.entity_id, n.n_mentions FROM names AS n SEMI JOIN reached USING (name_id);
