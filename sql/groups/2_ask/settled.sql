-- The groups of the earlier claims that they are linked with or repeat, as far as these keep theirs.
SELECT g.claim_id, g.claim_group_id
FROM claim_groups AS g
WHERE g.first_day >= getvariable('first_group_day') AND g.claim_id IN (
    SELECT claim_id
    FROM claim_links
    SEMI JOIN regrouped_claims AS r ON r.claim_id = other_claim_id
    WHERE day >= getvariable('first_window_day')
    UNION ALL
    SELECT same_as FROM regrouped_claims
) AND g.claim_id NOT IN (SELECT claim_id FROM regrouped_claims);
