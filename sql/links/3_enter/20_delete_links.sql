-- Take out what is told anew.
DELETE FROM name_links
WHERE (block, name_id, other_name_id) IN (SELECT block, name_id, other_name_id FROM stale_links);
