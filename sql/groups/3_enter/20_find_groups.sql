-- Groups that gain or lose members, or whose members belong to another story now.
CREATE TEMP TABLE touched_groups AS
SELECT claim_group_id FROM new_groups
UNION
SELECT claim_group_id FROM gone_claims
UNION
SELECT claim_group_id FROM resourced_groups
UNION
SELECT claim_group_id
FROM claim_groups
WHERE first_day >= getvariable('first_group_day') AND claim_id IN (
    SELECT claim_id FROM regrouped_claims
    UNION ALL
    SELECT claim_id FROM claim_keys
    WHERE day >= getvariable('first_window_day') AND article_id IN (SELECT article_id FROM moved)
);
