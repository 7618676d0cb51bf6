-- Tonight's later versions of pages, each with its text and the text before it: by row number, so that no other is read.
WITH edited AS MATERIALIZED (
    SELECT article_id, text, version_of
    FROM tonight_articles
    WHERE version_of IS NOT NULL AND article_id NOT IN (SELECT article_id FROM gone)
),
former AS MATERIALIZED (
    SELECT article_id, text
    FROM articles
    WHERE rowid IN (SELECT rowid FROM articles WHERE article_id IN (SELECT version_of FROM edited))
)
SELECT e.article_id, f.text, e.text
FROM edited AS e
JOIN former AS f ON f.article_id = e.version_of
ORDER BY e.article_id;
