-- Articles by language.
SELECT language, count(*) AS n_articles, min(published_date) AS first_date, max(published_date) AS last_date
FROM articles
GROUP BY language
ORDER BY n_articles DESC, language;
