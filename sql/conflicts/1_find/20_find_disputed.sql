-- Pairs of claims that may contradict each other. A reprint does not contradict its original; a later version of a page may. An
-- undated article is compared with nothing but itself.
CREATE TEMP TABLE disputed AS
SELECT p.*, e.is_negated <> l.is_negated AS is_opposed,
       coalesce(same_speaker(e.speaker_id, e.speaker, l.speaker_id, l.speaker), false) AS is_same_speaker,
       l.day - e.day AS days, is_apart(e.places, l.places) AS is_elsewhere, e.places = l.places AS is_same_place
FROM pairs AS p
JOIN near_claims AS e USING (claim_id)
JOIN near_claims AS l ON l.claim_id = p.other_claim_id
JOIN near_articles AS a ON a.article_id = e.article_id
JOIN near_articles AS b ON b.article_id = l.article_id
WHERE (a.story_id <> b.story_id OR a.canonical_url = b.canonical_url)
    AND (a.article_id = b.article_id OR a.published_date IS NOT NULL AND b.published_date IS NOT NULL);
