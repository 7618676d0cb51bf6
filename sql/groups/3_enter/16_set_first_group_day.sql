-- The first day of a group that is told anew.
SET VARIABLE first_group_day = least(
    getvariable('first_group_day'),
    (SELECT min(first_day) FROM claim_groups WHERE claim_group_id IN (SELECT claim_group_id FROM resourced_groups))
);
