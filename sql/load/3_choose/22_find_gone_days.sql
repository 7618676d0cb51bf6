-- Days of entities that lose sentences.
CREATE TEMP TABLE gone_days AS
SELECT DISTINCT entity_id, event_date FROM dated_mentions WHERE article_id IN (SELECT article_id FROM gone);
