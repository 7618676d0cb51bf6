-- Pairs of claims that may contradict each other. A reprint does not contradict its original; a later version of a page may.
CREATE TEMP TABLE disputed AS
SELECT p.earlier.claim_id AS claim_id, p.later.claim_id AS other_claim_id, p.n_shared, p.similarity,
       p.earlier.is_negated <> p.later.is_negated AS is_opposed,
       same_speaker(p.earlier.speaker, p.later.speaker) AS is_same_speaker,
       p.later.day - p.earlier.day AS days, is_apart(p.earlier.places, p.later.places) AS is_elsewhere
FROM pairs AS p
JOIN articles AS a ON a.article_id = p.earlier.article_id
JOIN articles AS b ON b.article_id = p.later.article_id
WHERE a.story_id <> b.story_id OR a.canonical_url = b.canonical_url;
