-- Which outlets are first with what others then carry?
-- $articles = 1: outlets with fewer articles are left out
SELECT outlet, n_articles, n_originals, n_broken, n_reprinted, n_articles - n_originals AS n_reprints
FROM outlets
WHERE n_articles >= CAST($articles AS BIGINT)
ORDER BY n_broken DESC, n_reprinted DESC, outlet;
