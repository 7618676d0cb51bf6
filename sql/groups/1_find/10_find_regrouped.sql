-- Claims whose group is told anew: those compared anew, those that repeat another now, and all that follow upon them.
CREATE TEMP TABLE regrouped_claims AS
WITH RECURSIVE edges AS (
    SELECT claim_id AS earlier_id, other_claim_id AS later_id
    FROM claim_links
    WHERE day >= getvariable('first_window_day')
    UNION ALL
    SELECT same_as, claim_id
    FROM claim_keys
    WHERE same_as <> claim_id AND day >= getvariable('first_window_day')
),
reached AS (
    SELECT claim_id FROM near_claims WHERE is_touched
    UNION
    SELECT claim_id FROM followers WHERE claim_id NOT IN (SELECT claim_id FROM gone_claims)
    UNION
    SELECT claim_id FROM repeats
    UNION
    SELECT e.later_id FROM reached AS r JOIN edges AS e ON e.earlier_id = r.claim_id
)
SELECT p.claim_id, p.day, p.told_at, p.same_as
FROM claim_keys AS p
SEMI JOIN reached USING (claim_id)
WHERE p.day >= getvariable('first_window_day');
