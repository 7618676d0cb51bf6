-- What tonight's articles add to the totals of entities, outlet by outlet.
CREATE TEMP TABLE added_outlets AS
SELECT n.entity_id, a.outlet, count(*) AS n_mentions, count(DISTINCT a.article_id) AS n_articles,
       min(a.published_date) AS first_date, max(a.published_date) AS last_date
FROM readings AS r
JOIN names AS n USING (name_id)
JOIN articles AS a USING (article_id)
WHERE n.entity_id NOT IN (SELECT entity_id FROM recounted_entities)
GROUP BY n.entity_id, a.outlet;
