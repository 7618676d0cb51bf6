-- Enter the pairs that say the same. Where both give figures and none in common, or name places and none in common, they
-- hardly do: the similarity halves. Fewer than four words in common are but a topic, three where there is little else.
INSERT INTO claim_links BY NAME
WITH judged AS (
    SELECT earlier.claim_id AS claim_id, later.claim_id AS other_claim_id, later.day AS day, n_shared,
           pairs.similarity * if(is_apart(earlier.numbers, later.numbers), 0.5, 1)
           * if(is_apart(earlier.places, later.places), 0.5, 1) AS similarity
    FROM pairs
    WHERE earlier.is_negated = later.is_negated
)
SELECT * EXCLUDE (n_shared) REPLACE (round(similarity, 4) AS similarity)
FROM judged
WHERE similarity >= if(n_shared >= 4, 0.6, 0.9) AND n_shared >= 3
ORDER BY claim_id, other_claim_id;
