-- What claims are brought together by: any two of a claim's six rarest words. Two claims of one meaning nearly always
-- share such a pair, two of one topic seldom, so that no word of the day brings all its claims together.
CREATE TEMP TABLE near_keys AS
WITH rarest AS (
    SELECT claim_id, day, is_touched, unnest(terms[:6]).term AS term FROM near_prints WHERE len(terms) >= 3
)
SELECT a.claim_id, a.day, a.is_touched, a.term || ' ' || b.term AS key
FROM rarest AS a
JOIN rarest AS b ON b.claim_id = a.claim_id AND b.term > a.term;
