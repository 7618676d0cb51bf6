-- Articles a day and outlet.
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
SELECT outlet, day, sum(n_articles) AS n_articles, sum(n_originals) AS n_originals
FROM work.outlet_days
WHERE day BETWEEN CAST($from AS DATE) AND CAST($until AS DATE) AND day > DATE '1970-01-01'
GROUP BY outlet, day
ORDER BY outlet, day;
