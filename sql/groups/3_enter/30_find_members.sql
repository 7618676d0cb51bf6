-- Their members now.
CREATE TEMP TABLE members AS
SELECT claim_group_id, claim_id FROM new_groups
UNION ALL
SELECT claim_group_id, claim_id
FROM claim_groups
WHERE first_day >= getvariable('first_group_day') AND claim_group_id IN (SELECT claim_group_id FROM touched_groups)
    AND claim_id NOT IN (SELECT claim_id FROM new_groups) AND claim_id NOT IN (SELECT claim_id FROM gone_claims);
