-- Pairs of claims of which one says that something is not so, alike otherwise, that name the same places, or none.
SELECT d.claim_id, d.other_claim_id, e.content_text, l.content_text, len(e.places) > 0
FROM disputed AS d
JOIN witnesses AS e USING (claim_id)
JOIN witnesses AS l ON l.claim_id = d.other_claim_id
WHERE d.is_opposed AND e.act <> 'denies' AND l.act <> 'denies' AND d.similarity >= 0.5 AND d.n_shared >= 3 AND d.is_same_place
ORDER BY ALL;
