-- Which outlets reprint which?
SELECT o.outlet AS first_printed_by, a.outlet AS reprinted_by, count(*) AS n_articles, min(a.published_date) AS first_date
FROM articles AS a
JOIN articles AS o ON o.article_id = a.story_id
WHERE NOT a.is_original AND a.outlet <> o.outlet
GROUP BY ALL
ORDER BY n_articles DESC, first_printed_by, reprinted_by;
