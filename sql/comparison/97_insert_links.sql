-- Enter the pairs that say the same. Where both give figures and none in common, or name places and none in common, they
-- hardly do: the similarity halves. Fewer than four words in common are but a topic, three where there is little else.
-- Materialised, or all claims told in one way would be joined with one another before the pairs.
INSERT INTO claim_links BY NAME
WITH judged AS MATERIALIZED (
    SELECT p.claim_id, p.other_claim_id, l.day, p.n_shared, e.told_as = l.told_as AND e.is_negated = l.is_negated AS is_told_alike,
           p.similarity * if(is_apart(e.numbers, l.numbers), 0.5, 1) * if(is_apart(e.places, l.places), 0.5, 1) AS similarity
    FROM pairs AS p
    JOIN near_claims AS e USING (claim_id)
    JOIN near_claims AS l ON l.claim_id = p.other_claim_id
    WHERE p.similarity >= 0.6
)
SELECT * EXCLUDE (n_shared, is_told_alike) REPLACE (round(similarity, 4) AS similarity)
FROM judged
WHERE is_told_alike AND similarity >= if(n_shared >= 4, 0.6, 0.9) AND n_shared >= 3
ORDER BY claim_id, other_claim_id;
