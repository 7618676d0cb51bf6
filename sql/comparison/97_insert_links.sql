-- Enter the pairs that say the same. Where both give figures and none in common, or name places and none in common, they
-- hardly do: the similarity halves. Fewer than four words in common are but a topic, three where there is little else. So
-- are five where less than three of them are more than what both articles go on about ("a swine flu case"), unless one
-- lies within the other, or speaker or figure are the same.
-- Materialised, or all claims told in one way would be joined with one another before the pairs.
INSERT INTO claim_links BY NAME
WITH judged AS MATERIALIZED (
    SELECT p.claim_id, p.other_claim_id, l.day, p.n_shared, e.told_as = l.told_as AND e.is_negated = l.is_negated AS is_told_alike,
           p.similarity * if(is_apart(e.numbers, l.numbers), 0.5, 1) * if(is_apart(e.places, l.places), 0.5, 1) AS similarity,
           p.similarity * greatest(e.norm, l.norm) >= 0.9 * least(e.norm, l.norm) AS is_within,
           coalesce(same_speaker(e.speaker_id, e.speaker, l.speaker_id, l.speaker), false) AS is_one_speaker,
           list_has_any(e.numbers, l.numbers) AS is_one_figure,
           len(list_filter(
               list_intersect(e.terms, l.terms),
               lambda word: NOT coalesce(list_contains(et.terms, word.term) AND list_contains(lt.terms, word.term), false)
           )) AS n_own
    FROM pairs AS p
    JOIN near_claims AS e USING (claim_id)
    JOIN near_claims AS l ON l.claim_id = p.other_claim_id
    LEFT JOIN topics AS et ON et.article_id = e.article_id
    LEFT JOIN topics AS lt ON lt.article_id = l.article_id
    WHERE p.similarity >= 0.6
)
SELECT claim_id, other_claim_id, day, round(similarity, 4) AS similarity
FROM judged
WHERE is_told_alike AND similarity >= if(n_shared >= 4, 0.6, 0.9) AND n_shared >= 3
    AND (similarity >= 0.7 OR n_shared > 5 OR n_own >= 3 OR is_within OR is_one_speaker OR is_one_figure)
ORDER BY claim_id, other_claim_id;
