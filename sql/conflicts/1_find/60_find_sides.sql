-- The pairs that are alike enough to deny each other, with both claims.
CREATE TEMP TABLE sides AS
SELECT d.*, e AS earlier, l AS later
FROM disputed AS d
JOIN witnesses AS e USING (claim_id)
JOIN witnesses AS l ON l.claim_id = d.other_claim_id
WHERE d.similarity >= 0.5 AND d.n_shared >= 3;
