-- Enter denials of what another speaker says: they share three content words or more, and 60% of the shorter's.
-- A claim that lies within the denial, or around it, is a part of the same telling.
INSERT INTO claim_conflicts BY NAME
WITH said AS (SELECT claim_id, act, unnest(terms) AS term FROM witnesses),
pairs AS (
    SELECT d.claim_id AS denial_id, o.claim_id AS other_id, count(*) AS n_shared
    FROM said AS d
    JOIN said AS o ON o.term = d.term
    WHERE d.act = 'denies' AND o.act <> 'denies'
    GROUP BY d.claim_id, o.claim_id
    HAVING count(*) >= 3
),
ordered AS (
    SELECT d AS denial, o AS other, n_shared / least(len(d.terms), len(o.terms)) AS overlap,
           (d.published_at, d.claim_id) < (o.published_at, o.claim_id) AS is_denied_first
    FROM pairs
    JOIN witnesses AS d ON d.claim_id = denial_id
    JOIN witnesses AS o ON o.claim_id = other_id
    WHERE (d.is_touched OR o.is_touched) AND d.speaker_key <> o.speaker_key
        AND d.speaker IS NOT NULL AND o.speaker IS NOT NULL
        AND NOT (
            d.article_id = o.article_id
            AND d.content_start_char < o.content_end_char AND o.content_start_char < d.content_end_char
        )
        AND abs(d.published_date - o.published_date) <= 14 AND overlap >= 0.6
)
SELECT left(sha256(concat_ws(chr(10), 'denial', denial.claim_id, other.claim_id)), 20) AS conflict_id,
       'denial' AS kind,
       if(is_denied_first, denial.claim_id, other.claim_id) AS claim_id,
       if(is_denied_first, other.claim_id, denial.claim_id) AS other_claim_id,
       NULL AS value, NULL AS other_value, NULL AS counted,
       round(0.2 + 0.5 * overlap + if(denial.is_named AND other.is_named, 0.2, 0), 3) AS confidence,
       format('{} denies what {} says: {}', denial.witness, other.witness, other.content_text) AS explanation
FROM ordered
ORDER BY conflict_id;
