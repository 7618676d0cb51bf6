-- What claims are brought together by: any three of a claim's seven rarest words. Two claims of one meaning nearly always
-- share such a three, two of one topic seldom, so that no topic of the day brings all its claims together. And what is
-- counted by name: two who count North Korean soldiers are compared whatever else they say.
CREATE TEMP TABLE near_keys AS
WITH rarest AS (
    SELECT claim_id, day, is_touched, unnest(terms[:7]).term AS term FROM near_claims WHERE len(terms) >= 3
)
SELECT a.claim_id, a.day, a.is_touched, hash(a.term, b.term, c.term) AS key, false AS is_count
FROM rarest AS a
JOIN rarest AS b ON b.claim_id = a.claim_id AND b.term > a.term
JOIN rarest AS c ON c.claim_id = a.claim_id AND c.term > b.term
UNION
SELECT n.claim_id, n.day, n.is_touched, hash(lower(f.counted)), true
FROM near_claims AS n
JOIN figure_keys AS f USING (claim_id, day)
WHERE f.is_named;
