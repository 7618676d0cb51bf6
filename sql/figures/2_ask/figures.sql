-- The figures of tonight's claims that count something, as transforms.figures.ToldFigure takes them, with the sentence
-- around each and the places named in it, by the source and at the beginning of the article. Who speaks of up to N means
-- no less than half of it.
WITH counting AS (
    SELECT q.*, CASE q.comparator
               WHEN 'eq' THEN q.value
               WHEN 'approx' THEN least(coalesce(q.low, q.value), 0.9 * q.value)
               WHEN 'ge' THEN q.value
               WHEN 'le' THEN q.value / 2
               WHEN 'range' THEN coalesce(q.low, '-infinity'::DOUBLE)
               ELSE '-infinity'::DOUBLE
           END AS least_value,
           CASE q.comparator
               WHEN 'eq' THEN q.value
               WHEN 'approx' THEN greatest(coalesce(q.high, q.value), 1.1 * q.value)
               WHEN 'le' THEN q.value
               WHEN 'range' THEN coalesce(q.high, 'infinity'::DOUBLE)
               ELSE 'infinity'::DOUBLE
           END AS most_value
    FROM tonight_claim_quantities AS q
    WHERE q.value IS NOT NULL AND q.comparator <> 'vague'
        AND coalesce(q.unit, '') NOT IN ('second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century')
),
named AS (
    SELECT m.article_id, m.sentence_no, m.start_char, m.end_char, t.code, coalesce(t.code, fold_name(m.head)) AS place
    FROM tonight_mentions AS m
    LEFT JOIN territories AS t ON t.name = fold_name(m.head)
    WHERE m.article_id IN (SELECT article_id FROM counting) AND (m.label = 'LOC' OR m.label = 'NORP' AND t.code IS NOT NULL)
),
leads AS (
    SELECT article_id, list_sort(list(DISTINCT place)) AS places FROM named WHERE sentence_no <= 1 GROUP BY article_id
),
placed AS (
    SELECT q.claim_id, q.start_char,
           list(row(n.start_char - s.start_char, n.end_char - s.start_char, n.place) ORDER BY n.start_char) FILTER (
               NOT coalesce(n.start_char BETWEEN c.source_start_char AND c.source_end_char, false)
           ) AS names,
           list(DISTINCT n.place ORDER BY n.place) FILTER (
               n.start_char BETWEEN c.source_start_char AND c.source_end_char
           ) AS speaker_places
    FROM counting AS q
    JOIN tonight_claims AS c USING (claim_id)
    JOIN tonight_sentences AS s ON s.article_id = q.article_id AND q.start_char >= s.start_char AND q.start_char < s.end_char
    JOIN named AS n ON n.article_id = q.article_id AND (
        n.sentence_no = s.sentence_no OR n.start_char BETWEEN c.source_start_char AND c.source_end_char
    )
    GROUP BY q.claim_id, q.start_char
),
dated AS (
    SELECT q.claim_id, q.start_char,
           list(row(t.start_char - s.start_char, t.end_char - s.start_char, t.begin_date, t.end_date) ORDER BY t.start_char) AS timexes
    FROM counting AS q
    JOIN tonight_sentences AS s ON s.article_id = q.article_id AND q.start_char >= s.start_char AND q.start_char < s.end_char
    JOIN tonight_timexes AS t ON t.article_id = q.article_id AND t.start_char >= s.start_char AND t.end_char <= s.end_char
    WHERE t.begin_date IS NOT NULL AND t.end_date IS NOT NULL
    GROUP BY q.claim_id, q.start_char
)
SELECT q.claim_id, q.article_id, day_of(a.published_date, a.captured_at) AS day, q.start_char,
       substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence,
       greatest(0, c.content_start_char - s.start_char) AS said_from, q.start_char - s.start_char AS start_at,
       q.end_char - s.start_char AS end_at, q.unit, q.value, q.least_value, q.most_value, coalesce(q.counted_phrase, '') AS counted_phrase,
       coalesce(p.names, []) AS names, w.places AS content_places, coalesce(p.speaker_places, []) AS speaker_places,
       coalesce(l.places, []) AS lead_places, coalesce(d.timexes, []) AS timexes
FROM counting AS q
JOIN tonight_articles AS a USING (article_id)
JOIN tonight_claims AS c ON c.claim_id = q.claim_id
JOIN tonight_claim_keys AS w ON w.claim_id = q.claim_id
JOIN tonight_sentences AS s ON s.article_id = q.article_id AND q.start_char >= s.start_char AND q.end_char <= s.end_char
LEFT JOIN placed AS p ON p.claim_id = q.claim_id AND p.start_char = q.start_char
LEFT JOIN leads AS l ON l.article_id = q.article_id
LEFT JOIN dated AS d ON d.claim_id = q.claim_id AND d.start_char = q.start_char
ORDER BY day, q.claim_id, q.start_char;
