-- Which articles were edited after publication, and how?
-- $outlet = %: one outlet, or % for any
SELECT a.outlet, o.captured_at AS captured_before, a.captured_at, a.title, o.title AS title_before, c.detail,
       has_correction(a.text) AS says_so, a.url
FROM articles AS a
JOIN articles AS o ON o.article_id = a.version_of
LEFT JOIN changes AS c ON c.subject = a.article_id AND c.kind = 'article-edited'
WHERE a.outlet LIKE $outlet
ORDER BY a.captured_at, a.article_id, c.changed_at;
