-- What claims are brought together by: any three of a claim's seven rarest words. Two claims of one meaning nearly always
-- share such a three, two of one topic seldom, so that no topic of the day brings all its claims together. And what is
-- counted by name: two who count North Korean soldiers are compared whatever else they say. Also of claims that are gone, or
-- that merely repeat another now.
CREATE TEMP TABLE known_keys AS
WITH known AS (
    SELECT claim_id, day, told_at, terms, is_touched, false AS is_gone FROM near_claims
    UNION ALL
    SELECT claim_id, day, told_at, terms, true, true FROM gone_claims
    UNION ALL
    SELECT claim_id, day, told_at, terms, true, true
    FROM claim_keys
    WHERE claim_id IN (SELECT claim_id FROM repeats WHERE now_same_as <> claim_id) AND day >= getvariable('first_window_day')
),
rarest AS (
    SELECT * EXCLUDE (terms), unnest(terms[:7]).term AS term FROM known WHERE len(terms) >= 3
),
counted AS (
    SELECT claim_id, day, counted FROM figure_keys WHERE is_named AND day >= getvariable('first_window_day')
    UNION ALL
    SELECT claim_id, day, counted FROM gone_figures WHERE is_named
)
SELECT a.* EXCLUDE (term), hash(a.term, b.term, c.term) AS key, false AS is_count
FROM rarest AS a
JOIN rarest AS b ON b.claim_id = a.claim_id AND b.is_gone = a.is_gone AND b.term > a.term
JOIN rarest AS c ON c.claim_id = a.claim_id AND c.is_gone = a.is_gone AND c.term > b.term
UNION
SELECT k.* EXCLUDE (terms), hash(lower(c.counted)), true
FROM known AS k
JOIN counted AS c USING (claim_id, day);
