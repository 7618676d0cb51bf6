-- Who speaks most, and in how many outlets?
-- $from = 1990-01-01: first day
-- $until = 2100-01-01: last day
SELECT e.name AS speaker, e.label, count(*) AS n_claims, count(DISTINCT a.outlet) AS n_outlets,
       count(DISTINCT a.article_id) AS n_articles
FROM claims AS c
JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
JOIN entities AS e USING (entity_id)
JOIN articles AS a ON a.article_id = c.article_id
WHERE a.is_original AND coalesce(c.said_date, a.published_date) BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
GROUP BY e.entity_id, e.name, e.label
ORDER BY n_claims DESC, n_articles DESC, speaker;
