-- Enter what an outlet tells of an entity for the first time, or what is counted anew.
INSERT INTO entity_outlets BY NAME
SELECT * FROM added_outlets ANTI JOIN entity_outlets USING (entity_id, outlet)
UNION ALL BY NAME
SELECT m.entity_id, a.outlet, count(*) AS n_mentions, count(DISTINCT m.article_id) AS n_articles,
       min(a.published_date) AS first_date, max(a.published_date) AS last_date
FROM mentions AS m
SEMI JOIN recounted_entities AS e ON e.entity_id = m.entity_id
JOIN articles AS a ON a.article_id = m.article_id
GROUP BY m.entity_id, a.outlet
ORDER BY entity_id, outlet;
