-- Claims of one day and key that are more than are compared with all others: the place of each among them, and whether that
-- can have taken it in or out of the earliest since the last night.
CREATE TEMP TABLE crowded_keys AS
WITH placed AS (
    SELECT claim_id, key, is_count, is_touched, is_gone, count(*) FILTER (NOT is_gone) OVER earlier AS place,
           count(*) FILTER (is_gone) OVER earlier AS n_gone,
           count(*) FILTER (is_touched AND NOT is_gone) OVER earlier AS n_touched
    FROM known_keys
    SEMI JOIN (
        SELECT key, is_count, day FROM known_keys GROUP BY ALL HAVING count(*) > count_early()
    ) USING (key, is_count, day)
    WINDOW earlier AS (PARTITION BY key, is_count, day ORDER BY told_at, claim_id)
)
SELECT claim_id, key, is_count, place > count_early() AS is_late,
       if(is_late, place - n_touched <= count_early(), place + n_gone > count_early()) AS is_moved
FROM placed
WHERE NOT is_gone;
