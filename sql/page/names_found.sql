-- Whom most of the articles that a search finds name.
-- $most = 12: how many
WITH found AS MATERIALIZED (SELECT article_row FROM ({page/found})),
named AS MATERIALIZED (
    SELECT entity_id, count(DISTINCT article_row) AS n_articles
    FROM list_mentions()
    WHERE article_row IN (SELECT article_row FROM found)
    GROUP BY entity_id
    ORDER BY n_articles DESC, entity_id
    LIMIT CAST($most AS BIGINT)
)
SELECT entity_id, e.name, e.label, n.n_articles
FROM named AS n
JOIN entities AS e USING (entity_id)
ORDER BY n.n_articles DESC, e.name, entity_id;
