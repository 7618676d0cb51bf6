-- Disputes, and figures that moved (kind update): one row for all pairs of claims that hang together, with the positions
-- taken; surest first.
SELECT dispute_id, kind, confidence, explanation, counted, positions, first_date, last_date, n_pairs, claim_id,
       other_claim_id, value, other_value
FROM disputes()
ORDER BY kind = 'update', confidence DESC, last_date DESC, dispute_id;
