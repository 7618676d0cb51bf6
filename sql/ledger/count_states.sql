-- How many articles of a source are in which state.
SELECT state, count(*) FROM pages WHERE source = :source AND kind = 'article' GROUP BY state ORDER BY state;
