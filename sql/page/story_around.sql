-- The articles around a story, oldest first: originals of the same days that name the same main entities.
-- $story = : its story_id
-- $most = 40: how many
SELECT a.article_id, a.title, a.outlet, a.published_date, a.story_id
FROM articles_around($story) AS r
JOIN articles AS a USING (article_id)
WHERE a.story_id <> $story
ORDER BY a.published_date, a.article_id
LIMIT CAST($most AS BIGINT);
