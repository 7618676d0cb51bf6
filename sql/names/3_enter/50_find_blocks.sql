-- Blocks in which a name is new, gone, or corrected, now or before; and those in which a name is said more or less often,
-- as whoever is said more often comes first. Of the many bearers of a family name these only where another may mean one of
-- them or somebody else, a family name alone: else every night would compare all of them.
CREATE TEMP TABLE touched_blocks AS
WITH changed AS (
    SELECT name_id FROM new_names
    UNION SELECT name_id FROM names WHERE n_mentions = 0
    UNION SELECT unnest([name_id, other_name_id]) FROM reviewed
    UNION SELECT unnest([name_id, other_name_id]) FROM corrections
),
told AS MATERIALIZED (
    SELECT block, name_id IN (SELECT name_id FROM changed) AS is_changed
    FROM name_blocks
    WHERE name_id IN (SELECT name_id FROM changed UNION SELECT name_id FROM name_deltas WHERE n <> 0)
),
families AS MATERIALIZED (
    SELECT block, name_id FROM name_blocks WHERE block[1] = 'p' AND block IN (SELECT block FROM told WHERE NOT is_changed)
)
SELECT DISTINCT block FROM told WHERE is_changed OR block[1] <> 'p'
UNION
SELECT f.block
FROM families AS f
JOIN names AS n USING (name_id)
GROUP BY f.block
HAVING count(*) <= 12 OR bool_or(NOT contains(n.key, ' ') OR n.key[2] = ' ');
