-- An outlet's articles and claims are those of its days, and those that are there.
WITH counted AS (
    SELECT outlet, n_articles, n_claims, 0 AS n_told, 0 AS n_there, 0 AS n_claims_told FROM outlets
    UNION ALL SELECT outlet, 0, 0, n_articles, 0, n_claims FROM outlet_days
    UNION ALL SELECT outlet, 0, 0, 0, 1, 0 FROM articles
)
SELECT outlet, sum(n_articles) AS n_articles, sum(n_told) AS n_told, sum(n_there) AS n_there
FROM counted
GROUP BY outlet
HAVING sum(n_articles) <> sum(n_told) OR sum(n_told) <> sum(n_there) OR sum(n_claims) <> sum(n_claims_told);
