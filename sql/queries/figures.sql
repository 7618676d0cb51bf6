-- Which figures are given for one counted thing, by whom and when?
-- $counted = soldiers: what is counted
SELECT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker,
       q.comparator, q.value, q.unit, q.counted_phrase, q.surface, a.outlet, c.content_text
FROM claim_quantities AS q
JOIN voiced_claims() AS c USING (claim_id)
JOIN articles AS a ON a.article_id = c.article_id
WHERE list_has_all(terms(q.counted_phrase), terms($counted)) AND a.is_original
ORDER BY said_date, speaker, q.value;
