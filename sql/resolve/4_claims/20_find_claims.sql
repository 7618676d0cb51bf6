-- Claims whose group is told anew.
CREATE TEMP TABLE touched_claims AS
SELECT claim_id FROM gone_claims
UNION
SELECT claim_id FROM claims WHERE said_key IN (SELECT said_key FROM touched_keys);
