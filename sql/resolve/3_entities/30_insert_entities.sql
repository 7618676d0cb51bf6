-- Enter the entities under the full name that is written most often.
INSERT INTO entities BY NAME
WITH named AS (
    SELECT m.entity_id, m.label, m.head, m.article_id, a.outlet, a.published_date,
           count(*) OVER (PARTITION BY m.entity_id, m.head) AS n_so_named
    FROM mentions AS m
    JOIN articles AS a USING (article_id)
    WHERE m.entity_id IN (SELECT entity_id FROM touched_entities)
)
SELECT entity_id, arg_max(head, (n_so_named, head)) AS name, min(label) AS label, count(*) AS n_mentions,
       count(DISTINCT article_id) AS n_articles, count(DISTINCT outlet) AS n_outlets,
       min(published_date) AS first_date, max(published_date) AS last_date
FROM named
GROUP BY entity_id
ORDER BY entity_id;
