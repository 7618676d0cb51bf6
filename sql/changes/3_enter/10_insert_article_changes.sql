-- Enter which articles tonight added, edited in silence and withdrew; one whose rows were merely read anew did not change.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at,
       if(version_of IS NULL, 'article-added', 'article-edited') AS kind, article_id AS subject, version_of AS related,
       concat_ws(': ', outlet, title, e.detail) AS detail
FROM tonight_articles
LEFT JOIN edits AS e USING (article_id)
WHERE article_id NOT IN (SELECT article_id FROM gone)
UNION ALL
SELECT getvariable('run_id'), getvariable('started_at'), 'article-withdrawn', article_id, NULL, outlet || ': ' || title
FROM gone
WHERE article_id NOT IN (SELECT article_id FROM fresh)
ORDER BY kind, subject;
