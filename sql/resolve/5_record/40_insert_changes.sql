-- Enter what tonight added, changed and withdrew; an article whose rows were merely read anew did not change.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at,
       if(version_of IS NULL, 'article-added', 'article-edited') AS kind, article_id AS subject,
       outlet || ': ' || title AS detail
FROM articles
WHERE article_id IN (SELECT article_id FROM fresh) AND article_id NOT IN (SELECT article_id FROM gone)
UNION ALL
SELECT getvariable('run_id'), getvariable('started_at'), 'article-withdrawn', article_id, outlet || ': ' || title
FROM gone
WHERE article_id NOT IN (SELECT article_id FROM fresh)
ORDER BY kind, subject;
