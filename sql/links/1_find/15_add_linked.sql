-- And what those names have been linked with, so that no link is lost for want of comparing.
INSERT INTO block_members
SELECT DISTINCT l.block, n.name_id, n.label, n.key, n.n_mentions
FROM name_links AS l
JOIN block_members AS m ON m.block = l.block AND m.name_id = l.name_id
JOIN names AS n ON n.name_id = l.other_name_id
WHERE (l.block, l.other_name_id) NOT IN (SELECT block, name_id FROM block_members);
