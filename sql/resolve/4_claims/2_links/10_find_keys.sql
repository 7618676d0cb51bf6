-- What claims are brought together by: any two of a claim's six rarest words. Two claims of one meaning nearly always
-- share such a pair, two of one topic seldom, so that no word of the day brings all its claims together. And what is
-- counted by name: two who count North Korean soldiers are compared whatever else they say.
CREATE TEMP TABLE near_keys AS
WITH rarest AS (
    SELECT claim_id, day, is_touched, unnest(terms[:6]).term AS term FROM near_prints WHERE len(terms) >= 3
)
SELECT a.claim_id, a.day, a.is_touched, a.term || ' ' || b.term AS key
FROM rarest AS a
JOIN rarest AS b ON b.claim_id = a.claim_id AND b.term > a.term
UNION
SELECT n.claim_id, n.day, n.is_touched, 'counts ' || lower(q.counted_phrase)
FROM near_prints AS n
JOIN claim_quantities AS q USING (claim_id)
WHERE regexp_matches(q.counted_phrase, '\p{Lu}.* ');
