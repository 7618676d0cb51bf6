-- Their figures as ranges, each with what it counts: the head of the counted phrase, plural ending off.
CREATE TEMP TABLE figures AS
SELECT w.*, q.start_char, q.value, q.counted_phrase, q.unit, terms(split_part(q.counted_phrase, ' of ', 1))[-1] AS counted,
       if(q.unit IS NULL, q.surface || ' ' || q.counted_phrase, format('{} ({})', q.surface, q.counted_phrase)) AS figure,
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
       END AS high
FROM claim_quantities AS q
JOIN witnesses AS w USING (claim_id)
WHERE q.value IS NOT NULL AND q.counted_phrase IS NOT NULL AND q.comparator <> 'vague';
