-- Forget the conflicts of claims that are gone or are compared anew, or that merely repeat another now.
DELETE FROM claim_conflicts
WHERE if(
    kind IN ('numeric', 'update'),
    claim_id IN (SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM near_figures WHERE is_touched)
    OR other_claim_id IN (SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM near_figures WHERE is_touched),
    claim_id IN (
        SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM repeats
        UNION ALL SELECT claim_id FROM near_claims WHERE is_touched
    ) OR other_claim_id IN (
        SELECT claim_id FROM gone_claims UNION ALL SELECT claim_id FROM repeats
        UNION ALL SELECT claim_id FROM near_claims WHERE is_touched
    )
);
