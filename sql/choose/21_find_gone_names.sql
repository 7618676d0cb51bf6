-- Mentions that go, by the name and entity that they stand for.
CREATE TEMP TABLE gone_names AS
SELECT name_id, entity_id, surface, label, read_as, count(*) AS n_mentions
FROM mentions
WHERE article_id IN (SELECT article_id FROM gone)
GROUP BY ALL;
