-- Their figures that count something, as ranges, with the days that the claim tells. Spans of time are compared with nothing.
CREATE TEMP TABLE figures AS
WITH dated AS (
    SELECT w.claim_id, list_sort(list(DISTINCT t.begin_date)) AS as_of
    FROM witnesses AS w
    JOIN timexes AS t ON t.article_id = w.article_id
        AND t.start_char >= w.content_start_char AND t.end_char <= w.content_end_char
    WHERE t.precision = 'day' AND t.begin_date IS NOT NULL
    GROUP BY w.claim_id
)
SELECT row_number() OVER (ORDER BY w.claim_id, q.start_char) AS figure_no, q.unit, w.numbers,
       w.claim_id, w.witness, w.day, w.content_text, q.start_char - w.content_start_char AS start_at,
       q.end_char - w.content_start_char AS end_at, q.value,
       CASE q.comparator
           WHEN 'eq' THEN q.value
           WHEN 'approx' THEN least(coalesce(q.low, q.value), 0.9 * q.value)
           WHEN 'ge' THEN q.value
           WHEN 'range' THEN coalesce(q.low, '-infinity'::DOUBLE)
           ELSE '-infinity'::DOUBLE
       END AS low,
       CASE q.comparator
           WHEN 'eq' THEN q.value
           WHEN 'approx' THEN greatest(coalesce(q.high, q.value), 1.1 * q.value)
           WHEN 'le' THEN q.value
           WHEN 'range' THEN coalesce(q.high, 'infinity'::DOUBLE)
           ELSE 'infinity'::DOUBLE
       END AS high,
       q.counted_phrase, w.places, coalesce(d.as_of, []) AS as_of
FROM claim_quantities AS q
JOIN witnesses AS w USING (claim_id)
LEFT JOIN dated AS d USING (claim_id)
WHERE q.value IS NOT NULL AND q.counted_phrase IS NOT NULL AND q.comparator <> 'vague'
    AND coalesce(q.unit, '') NOT IN ('second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century');
