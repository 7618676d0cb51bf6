-- Tonight's later versions of pages, each with its text and the text before it.
SELECT a.article_id, o.text, a.text
FROM tonight_articles AS a
JOIN articles AS o ON o.article_id = a.version_of
WHERE a.article_id NOT IN (SELECT article_id FROM gone)
ORDER BY a.article_id;
