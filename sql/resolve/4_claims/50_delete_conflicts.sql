-- Forget conflicts that a touched claim takes part in.
DELETE FROM claim_conflicts
WHERE claim_id IN (SELECT claim_id FROM touched_claims) OR other_claim_id IN (SELECT claim_id FROM touched_claims);
