-- Enter what the outlets' days add up to.
INSERT INTO outlets BY NAME
SELECT outlet, sum(n_articles) AS n_articles, sum(n_originals) AS n_originals, sum(n_broken) AS n_broken,
       sum(n_reprinted) AS n_reprinted, sum(n_edits) AS n_edits, sum(n_corrections) AS n_corrections,
       sum(n_claims) AS n_claims, round(sum(n_anonymous) / nullif(sum(n_claims), 0), 4) AS anonymous_share,
       min(day) AS first_date, max(day) AS last_date
FROM outlet_days
WHERE outlet IN (SELECT outlet FROM touched_outlet_days)
GROUP BY outlet
ORDER BY outlet;
