-- The articles of a story, the original first: (near) duplicates of one text.
-- $story = : its story_id
-- $first = 0: number of the first row of them, where that is known: then none before is read
-- $last = 9223372036854775807: number of the last row
-- $most = 50: how many
SELECT article_id, title, outlet, published_date, published_at, url, is_original, version_of IS NOT NULL AS is_edited,
       day_of(published_date, captured_at) AS day
FROM articles
WHERE story_id = $story AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY is_original DESC, published_date, published_at, article_id
LIMIT CAST($most AS BIGINT);
