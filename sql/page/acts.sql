-- What speakers do, and how often.
SELECT act, count(*) AS n_claims FROM claims GROUP BY act ORDER BY n_claims DESC, act;
