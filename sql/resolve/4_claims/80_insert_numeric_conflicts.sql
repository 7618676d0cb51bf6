-- Enter pairs of claims that count the same thing in the same matter within 14 days and come to figures that exclude
-- each other. The same voice with a later, higher figure brings an update, no contradiction. The more words the claims
-- share, the surer; surer also where both speakers are named.
INSERT INTO claim_conflicts BY NAME
WITH pairs AS (
    SELECT f.claim_id, o.claim_id AS other_claim_id, f.counted, f.unit,
           bool_or(f.low <= o.high AND o.low <= f.high) AS is_agreed,
           arg_min(f, (f.start_char, o.start_char)) AS earlier, arg_min(o, (f.start_char, o.start_char)) AS later
    FROM figures AS f
    JOIN figures AS o ON o.counted = f.counted AND o.unit IS NOT DISTINCT FROM f.unit AND o.claim_id <> f.claim_id
    WHERE (f.is_touched OR o.is_touched)
        AND (f.published_at, f.claim_id) < (o.published_at, o.claim_id)
        AND o.published_date - f.published_date <= 14
        AND (o.article_id <> f.article_id OR o.speaker_key <> f.speaker_key)
    GROUP BY f.claim_id, o.claim_id, f.counted, f.unit
),
compared AS (
    SELECT *, list_filter(
        list_intersect(earlier.terms, later.terms),
        lambda term: NOT list_contains(terms(earlier.counted_phrase), term) AND NOT regexp_matches(term, '^\d')
    ) AS shared,
    least(len(earlier.terms), len(later.terms)) AS n_terms,
    if(
        later.published_date > earlier.published_date AND later.value > earlier.value
            AND (later.speaker_key = earlier.speaker_key OR later.outlet = earlier.outlet),
        'update', 'numeric'
    ) AS kind
    FROM pairs
    WHERE NOT is_agreed
)
SELECT left(sha256(concat_ws(chr(10), kind, claim_id, other_claim_id, counted, unit)), 20) AS conflict_id,
       kind, claim_id, other_claim_id, earlier.value AS value, later.value AS other_value,
       concat_ws(' ', unit, earlier.counted_phrase) AS counted,
       round(0.2 + 0.5 * len(shared) / n_terms + if(earlier.is_named AND later.is_named, 0.2, 0), 3) AS confidence,
       format(
           '{} speaks of {}, {} of {}{}.', earlier.witness, earlier.figure, later.witness, later.figure,
           if(kind = 'update', ': a later, higher figure from the same side', '')
       ) AS explanation
FROM compared
WHERE len(shared) >= 2 AND len(shared) >= 0.25 * n_terms
ORDER BY conflict_id;
