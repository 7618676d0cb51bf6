-- The mentions of an entity are those of its names as written, and those of its outlets; all mentions are counted.
WITH counted AS (
    SELECT entity_id, n_mentions, n_articles, 0 AS n_written, 0 AS n_told, 0 AS n_told_articles FROM entities
    UNION ALL SELECT entity_id, 0, 0, n_mentions, 0, 0 FROM entity_aliases
    UNION ALL SELECT entity_id, 0, 0, 0, n_mentions, n_articles FROM entity_outlets
)
SELECT entity_id, sum(n_mentions) AS n_mentions, sum(n_written) AS n_written, sum(n_told) AS n_told
FROM counted
GROUP BY entity_id
HAVING sum(n_mentions) <> sum(n_written) OR sum(n_mentions) <> sum(n_told) OR sum(n_articles) <> sum(n_told_articles)
UNION ALL
SELECT 'all', m.n, n.n, 0
FROM (SELECT count(*) AS n FROM mentions) AS m, (SELECT coalesce(sum(n_mentions), 0) AS n FROM names) AS n
WHERE m.n <> n.n;
