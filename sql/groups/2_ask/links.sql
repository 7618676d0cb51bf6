-- What links them with earlier claims: later, earlier, similarity.
SELECT other_claim_id, claim_id, similarity
FROM claim_links
SEMI JOIN regrouped_claims AS r ON r.claim_id = other_claim_id
WHERE day >= getvariable('first_window_day');
