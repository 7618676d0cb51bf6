-- Every time expression that another row names is there.
WITH children AS (
    SELECT 'events' AS table_name, event_id AS id, timex_id FROM events WHERE timex_id IS NOT NULL
    UNION ALL
    SELECT 'dated_sentences', article_id, timex_id FROM dated_sentences
    UNION ALL
    SELECT 'timeline', entity_id, timex_id FROM timeline WHERE timex_id IS NOT NULL
)
FROM children
ANTI JOIN whole_timexes USING (timex_id);
