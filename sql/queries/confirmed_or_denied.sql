-- Who confirmed it, and who denied it?
-- $about = : words that what is said must contain; empty for all
SELECT c.act, coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker,
       c.is_cue_negated, c.content_text, a.outlet, a.title
FROM voiced_claims() AS c
JOIN articles AS a USING (article_id)
WHERE (c.act = 'confirms' AND NOT c.is_cue_negated OR c.act = 'denies' AND is_denial(c.act, c.is_cue_negated, c.cue_text, c.content_text))
    AND a.is_original AND list_has_all(terms(c.content_text), terms($about))
ORDER BY c.act, said_date, c.article_id, c.content_start_char;
