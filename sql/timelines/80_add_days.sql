-- Days of entities that gain sentences, or whose sentences belong to another story now, and the eves of publication, to
-- whose weight an article of the day after adds.
INSERT INTO touched_days
WITH told_anew AS (
    SELECT article_id FROM changed UNION SELECT article_id FROM redated
)
SELECT entity_id, event_date FROM dated_mentions WHERE article_id IN (SELECT article_id FROM told_anew)
UNION
SELECT d.entity_id, a.published_date - 1
FROM dated_mentions AS d
JOIN articles AS a USING (article_id)
WHERE d.article_id IN (SELECT article_id FROM changed) AND a.published_date IS NOT NULL;
