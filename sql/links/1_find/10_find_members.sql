-- The names that are compared in each of those blocks: those said most often. Of a block of initials, none without an
-- acronym.
CREATE TEMP TABLE block_members AS
SELECT b.block, n.name_id, n.label, n.key, n.n_mentions
FROM name_blocks AS b
JOIN names AS n USING (name_id)
WHERE b.block IN (SELECT block FROM touched_blocks)
QUALIFY rank_in_block(b.block, n.key, n.n_mentions, n.name_id) <= count_compared(b.block)
    AND (b.block[1] <> 'a' OR bool_or(n.key = upper(n.key)) OVER (PARTITION BY b.block));
