-- Every time expression that a day of a timeline names is there.
SELECT entity_id, event_date, timex_id
FROM timeline
ANTI JOIN timexes USING (timex_id)
WHERE timex_id IS NOT NULL;
