-- Enter the articles' words into the search index. Sorted by word, so that a search skips most of the file.
INSERT INTO search_terms BY NAME
SELECT term, article_id, count(*) AS frequency
FROM (
    SELECT article_id, unnest(terms(title || ' ' || text)) AS term
    FROM tonight_articles
)
GROUP BY term, article_id
ORDER BY term, article_id;
