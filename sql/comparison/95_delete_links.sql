-- Forget the links of claims that are gone or are to be compared anew, or that merely repeat another now.
DELETE FROM claim_links
WHERE day >= getvariable('first_window_day') AND (claim_id IN (
    SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM repeats
    UNION ALL SELECT claim_id FROM near_claims WHERE is_touched
) OR other_claim_id IN (
    SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM repeats
    UNION ALL SELECT claim_id FROM near_claims WHERE is_touched
));
