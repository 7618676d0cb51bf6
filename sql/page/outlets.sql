-- The outlets, those with most articles first.
SELECT outlet, n_articles, n_originals, n_broken, n_reprinted, n_edits, n_corrections, n_claims, anonymous_share, first_date,
       last_date
FROM outlets
ORDER BY n_articles DESC, outlet;
