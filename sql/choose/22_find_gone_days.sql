-- Days of entities that lose sentences, and the eves of publication, to whose weight an article of the day after adds.
CREATE TEMP TABLE gone_days AS
SELECT entity_id, event_date FROM dated_mentions WHERE article_id IN (SELECT article_id FROM gone)
UNION
SELECT d.entity_id, a.published_date - 1
FROM dated_mentions AS d
JOIN articles AS a USING (article_id)
WHERE d.article_id IN (SELECT article_id FROM gone) AND a.published_date IS NOT NULL;
