-- A story is named after its original, and only that is marked so.
SELECT article_id, story_id, is_original
FROM articles
WHERE is_original <> (article_id = story_id)
UNION ALL
SELECT a.article_id, a.story_id, a.is_original
FROM articles AS a
JOIN whole_articles AS o ON o.article_id = a.story_id
WHERE o.story_id <> o.article_id;
