-- The articles of a story, the original first: (near) duplicates of one text.
-- $story = : its story_id
-- $most = 50: how many
SELECT article_id, title, outlet, published_date, published_at, url, is_original, version_of IS NOT NULL AS is_edited
FROM articles
WHERE story_id = $story
ORDER BY is_original DESC, published_date, published_at, article_id
LIMIT CAST($most AS BIGINT);
