-- What is told of those days, with the stretch of the sentence. The day on which a reprint was published is no date of what
-- it tells.
CREATE TEMP TABLE told_days AS
WITH told AS MATERIALIZED (
    FROM dated_mentions
    WHERE rowid IN (SELECT rowid FROM dated_mentions SEMI JOIN touched_days USING (entity_id, event_date))
),
placed AS MATERIALIZED (
    SELECT t.*, a.outlet, a.published_date - t.event_date AS days_after, a.story_id, a.is_original
    FROM told AS t
    JOIN articles AS a USING (article_id)
    WHERE a.is_original OR t.dated_by <> 'publication-default'
)
SELECT p.*, s.start_char, s.end_char
FROM placed AS p
JOIN sentences AS s USING (article_id, sentence_no);
