-- Take out what is told anew.
DELETE FROM claim_groups
WHERE first_day >= getvariable('first_group_day') AND claim_group_id IN (SELECT claim_group_id FROM touched_groups);
