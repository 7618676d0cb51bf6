-- Who denied what?
-- $about = : words that what is denied, or who denies, must contain; empty for all
SELECT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text) AS speaker,
       c.content_text, a.outlet, a.title
FROM voiced_claims() AS c
JOIN articles AS a USING (article_id)
WHERE c.act = 'denies' AND is_denial(c.act, c.is_cue_negated, c.cue_text, c.content_text) AND a.is_original
    AND contains(fold(concat_ws(' ', c.speaker_name, c.source_text, c.content_text)), fold($about))
ORDER BY said_date, c.article_id, c.content_start_char;
