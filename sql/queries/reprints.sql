-- Which outlets reprint which, how often, and how soon?
-- $outlet = %: one of the two, or % for any
SELECT o.outlet AS first_printed_by, a.outlet AS reprinted_by, count(*) AS n_articles, min(a.published_date) AS first_date,
       max(a.published_date) AS last_date, round(count(*) / any_value(t.n_articles), 4) AS share_of_reprinter,
       median(a.published_date - o.published_date) AS days_later
FROM articles AS a
JOIN articles AS o ON o.article_id = a.story_id
JOIN outlets AS t ON t.outlet = a.outlet
WHERE NOT a.is_original AND a.outlet <> o.outlet AND (a.outlet LIKE $outlet OR o.outlet LIKE $outlet)
GROUP BY ALL
ORDER BY n_articles DESC, first_printed_by, reprinted_by;
