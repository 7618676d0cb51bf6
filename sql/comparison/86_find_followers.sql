-- Later claims that were linked with one that is gone, repeats another now, or is compared anew: they may lose their group.
CREATE TEMP TABLE followers AS
SELECT DISTINCT other_claim_id AS claim_id
FROM claim_links
WHERE day >= getvariable('first_window_day') AND claim_id IN (
    SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM repeats
    UNION ALL SELECT claim_id FROM near_claims WHERE is_touched
);
