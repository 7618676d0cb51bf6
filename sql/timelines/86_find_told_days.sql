-- What is told of those days, with the stretch of the sentence. The day on which a reprint was published is no date of what
-- it tells.
CREATE TEMP TABLE told_days AS
WITH told AS (
    SELECT d.*, a.outlet, a.published_date - d.event_date AS days_after, a.story_id, a.is_original
    FROM dated_mentions AS d
    SEMI JOIN touched_days USING (entity_id, event_date)
    JOIN articles AS a USING (article_id)
    WHERE a.is_original OR d.dated_by <> 'publication-default'
)
SELECT t.*, s.start_char, s.end_char
FROM told AS t
JOIN sentences AS s USING (article_id, sentence_no);
