-- The members of blocks in which there is something to compare.
SELECT block, name_id, label, key, n_mentions
FROM block_members
QUALIFY count(*) OVER (PARTITION BY block) > 1
ORDER BY block, name_id;
