-- The sentences that stand for those days so far: most will again, and need not be cut from their articles anew.
CREATE TEMP TABLE former_days AS
FROM timeline
SELECT entity_id, event_date, article_id, start_char, sentence
WHERE (entity_id, event_date) IN (SELECT entity_id, event_date FROM touched_days);
