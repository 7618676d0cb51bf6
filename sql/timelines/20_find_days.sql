-- Days of entities that gain or lose sentences, or whose sentences belong to another story now.
CREATE TEMP TABLE touched_days AS
SELECT entity_id, event_date FROM gone_days
UNION
SELECT entity_id, event_date FROM dated_mentions WHERE article_id IN (SELECT article_id FROM changed);
