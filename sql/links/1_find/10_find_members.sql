-- The names that are compared in each of those blocks: the 40 said most often in the archive and the 40 of tonight, so
-- that the bearers of a common name do not make nights longer as the archive grows. In a block of initials, which is
-- none without an acronym, the acronym and the 15 names said most often that it may stand for.
CREATE TEMP TABLE block_members AS
WITH members AS (
    SELECT b.block, n.name_id, n.label, n.key, n.n_mentions, if(b.block[1] = 'a', 15, 40) AS n_compared,
           b.block[1] = 'a' AND n.key = upper(n.key) AS is_acronym,
           n.name_id IN (SELECT name_id FROM name_deltas) AS is_tonight
    FROM name_blocks AS b
    JOIN names AS n USING (name_id)
    WHERE b.block IN (SELECT block FROM touched_blocks)
)
SELECT block, name_id, label, key, n_mentions
FROM members
QUALIFY (block[1] <> 'a' OR bool_or(is_acronym) OVER (PARTITION BY block)) AND (
    is_acronym
    OR row_number() OVER (PARTITION BY block, is_acronym ORDER BY n_mentions DESC, name_id) <= n_compared
    OR (
        is_tonight AND n_compared = 40
        AND row_number() OVER (PARTITION BY block, is_tonight ORDER BY n_mentions DESC, name_id) <= n_compared
    )
);
