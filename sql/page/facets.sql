-- How many of the articles that a search finds each outlet and each month has.
WITH found AS MATERIALIZED (
    SELECT outlet, date_trunc('month', published_date) AS month FROM ({page/found})
)
SELECT outlet, strftime(month, '%Y-%m') AS month, count(*) AS n_articles
FROM found
GROUP BY GROUPING SETS ((), (outlet), (month))
ORDER BY n_articles DESC, outlet, month;
