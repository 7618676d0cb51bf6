-- Blocks in which other names are compared than before, or the same ones said more or less often; and those of names that
-- a reviewer joins or parts, now or before.
CREATE TEMP TABLE touched_blocks AS
WITH corrected AS (
    SELECT unnest([name_id, other_name_id]) AS name_id FROM reviewed
    UNION ALL SELECT unnest([name_id, other_name_id]) FROM corrections
),
changed AS (SELECT name_id, n FROM name_deltas WHERE n <> 0),
members AS (
    SELECT b.block, n.key, n.name_id, n.n_mentions, n.n_mentions - coalesce(c.n, 0) AS n_before, c.n IS NOT NULL AS is_changed
    FROM name_blocks AS b
    JOIN names AS n USING (name_id)
    LEFT JOIN changed AS c USING (name_id)
    WHERE b.block IN (SELECT block FROM name_blocks SEMI JOIN changed USING (name_id))
),
compared AS (
    SELECT block, is_changed
    FROM members
    QUALIFY (n_mentions > 0 AND rank_in_block(block, key, n_mentions, name_id) <= count_compared(block))
        OR (n_before > 0 AND rank_in_block(block, key, n_before, name_id) <= count_compared(block))
)
SELECT block FROM compared WHERE is_changed
UNION
SELECT block FROM name_blocks SEMI JOIN corrected USING (name_id);
