-- Which outlets correct themselves, and which edit in silence?
SELECT outlet, n_articles, n_edits, n_corrections, round(n_edits / n_articles, 4) AS edit_share
FROM outlets
ORDER BY n_edits DESC, n_corrections DESC, outlet;
