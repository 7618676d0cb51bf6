-- Blocks in which a name is new, is said more or less often, or has been corrected, now or before.
CREATE TEMP TABLE touched_blocks AS
WITH touched AS (
    SELECT name_id FROM name_deltas WHERE n <> 0
    UNION SELECT unnest([name_id, other_name_id]) FROM reviewed
    UNION SELECT unnest([name_id, other_name_id]) FROM corrections
)
SELECT DISTINCT block FROM name_blocks WHERE name_id IN (SELECT name_id FROM touched);
