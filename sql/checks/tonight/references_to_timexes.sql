-- Every time expression that an event or a dated sentence names is there.
WITH children AS (
    SELECT 'events' AS table_name, event_id AS id, timex_id FROM events WHERE timex_id IS NOT NULL
    UNION ALL
    SELECT 'dated_sentences', article_id, timex_id FROM dated_sentences
)
FROM children
ANTI JOIN timexes USING (timex_id);
