-- Blocks in which a name is new, gone, or corrected, now or before; and those in which a name is said more or less often
-- and another may mean it or somebody else, whoever is said far more often.
CREATE TEMP TABLE touched_blocks AS
WITH changed AS (
    SELECT name_id FROM new_names
    UNION SELECT name_id FROM names WHERE n_mentions = 0
    UNION SELECT unnest([name_id, other_name_id]) FROM reviewed
    UNION SELECT unnest([name_id, other_name_id]) FROM corrections
)
SELECT DISTINCT block FROM name_blocks WHERE name_id IN (SELECT name_id FROM changed)
UNION
SELECT DISTINCT b.block
FROM name_blocks AS b
JOIN names AS n USING (name_id)
WHERE b.block IN (
    SELECT block
    FROM name_blocks
    WHERE block[1] IN ('p', 'o', 'a') AND name_id IN (SELECT name_id FROM name_deltas WHERE n <> 0)
) AND (block[1] <> 'p' OR NOT contains(n.key, ' ') OR n.key[2] = ' ');
