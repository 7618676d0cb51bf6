-- Days of entities that lose sentences, or may, and the eves of publication, to whose weight an article of the day after
-- adds.
CREATE TEMP TABLE touched_days AS
WITH told AS (
    SELECT entity_id, event_date, article_id FROM dated_mentions WHERE article_id IN (SELECT article_id FROM redated)
)
SELECT entity_id, event_date FROM gone_days
UNION
SELECT entity_id, event_date FROM told
UNION
SELECT t.entity_id, a.published_date - 1
FROM told AS t
JOIN articles AS a USING (article_id)
WHERE a.published_date IS NOT NULL;
