-- How many articles published the day after name the entity: reports of that day.
CREATE TEMP TABLE day_reports AS
WITH published AS (
    SELECT article_id, published_date - 1 AS event_date
    FROM articles
    WHERE is_original AND published_date - 1 IN (SELECT event_date FROM touched_days)
)
SELECT d.entity_id, p.event_date, count(DISTINCT d.article_id) AS n_reports
FROM dated_mentions AS d
JOIN published AS p USING (article_id)
WHERE (d.entity_id, p.event_date) IN (SELECT entity_id, event_date FROM touched_days)
GROUP BY d.entity_id, p.event_date;
