-- Days of entities that lose sentences, or may.
CREATE TEMP TABLE touched_days AS
SELECT entity_id, event_date FROM gone_days
UNION
SELECT entity_id, event_date FROM dated_mentions WHERE article_id IN (SELECT article_id FROM redated);
