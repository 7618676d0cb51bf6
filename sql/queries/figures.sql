-- Which figures are given for one counted thing or harm, by whom and when?
-- $counted = soldiers: what is counted (soldiers), or what befell those counted (killed)
SELECT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker,
       q.comparator, q.value, q.unit, q.counted_phrase, q.surface, a.outlet, c.content_text
FROM claim_quantities AS q
JOIN voiced_claims() AS c USING (claim_id)
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN work.figure_keys AS f ON f.claim_id = q.claim_id AND f.start_char = q.start_char
WHERE a.is_original
    AND (list_has_all(terms(q.counted_phrase), terms($counted)) OR list_contains(coalesce(f.harms, []), lower($counted)))
ORDER BY said_date, speaker, q.value;
