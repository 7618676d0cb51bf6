-- The sentences that stand for those days so far: most will again, and need not be cut from their articles anew. By row
-- number, so that other days' sentences are not read.
CREATE TEMP TABLE former_days AS
FROM timeline
SELECT entity_id, event_date, article_id, start_char, sentence
WHERE rowid IN (SELECT rowid FROM timeline SEMI JOIN touched_days USING (entity_id, event_date));
