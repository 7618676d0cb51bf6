-- Which promises and threats are there to check?
-- $by = : words in the speaker's name; empty for all
-- $since = 1990-01-01: first day
SELECT coalesce(c.said_date, a.published_date) AS said_date, coalesce(c.speaker_name, c.source_text, 'not named') AS speaker,
       c.act, c.is_cue_negated, c.content_text, a.outlet, a.title
FROM voiced_claims() AS c
JOIN articles AS a USING (article_id)
WHERE c.act IN ('promises', 'threatens') AND a.is_original
    AND contains(fold(concat_ws(' ', c.speaker_name, c.source_text)), fold($by))
    AND coalesce(c.said_date, a.published_date) >= CAST($since AS DATE)
ORDER BY said_date, c.article_id, c.content_start_char;
