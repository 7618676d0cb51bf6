-- How many articles published the day after name the entity: reports of that day.
CREATE TEMP TABLE day_reports AS
WITH published AS MATERIALIZED (
    SELECT article_id, published_date - 1 AS event_date
    FROM articles
    WHERE is_original AND published_date - 1 IN (SELECT event_date FROM touched_days)
),
named AS MATERIALIZED (
    SELECT DISTINCT d.entity_id, p.event_date, d.article_id
    FROM dated_mentions AS d
    JOIN published AS p USING (article_id)
)
SELECT n.entity_id, n.event_date, count(*) AS n_reports
FROM named AS n
SEMI JOIN touched_days USING (entity_id, event_date)
GROUP BY n.entity_id, n.event_date;
