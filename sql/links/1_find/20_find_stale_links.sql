-- Links that are told anew: of names that are compared, of which one is gone, and those that a reviewer asked for.
CREATE TEMP TABLE stale_links AS
SELECT *
FROM name_links
WHERE method = 'correction'
    OR (block, name_id) IN (SELECT block, name_id FROM block_members)
    OR name_id IN (SELECT name_id FROM dropped_names)
    OR other_name_id IN (SELECT name_id FROM dropped_names);
