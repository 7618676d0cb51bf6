-- Days of entities that gain sentences, or whose sentences belong to another story now, and the eves of publication, to
-- whose weight an article of the day after adds.
INSERT INTO touched_days
WITH told AS (
    SELECT entity_id, event_date, article_id FROM tonight_dated_mentions
    UNION ALL
    SELECT entity_id, event_date, article_id FROM dated_mentions WHERE article_id IN (SELECT article_id FROM moved)
)
SELECT entity_id, event_date FROM told
UNION
SELECT t.entity_id, a.published_date - 1
FROM told AS t
JOIN articles AS a USING (article_id)
WHERE a.published_date IS NOT NULL;
