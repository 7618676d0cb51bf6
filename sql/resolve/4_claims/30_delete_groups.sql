-- Take their places out.
DELETE FROM claim_groups WHERE claim_id IN (SELECT claim_id FROM touched_claims);
