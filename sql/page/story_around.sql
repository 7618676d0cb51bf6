-- The articles that tell a story, and those around it, nearest first: originals of the same days that name the same main
-- entities.
-- $story = : its story_id
-- $most = 200: how many
SELECT a.article_id, a.title, a.outlet, a.published_date, a.story_id
FROM articles_around($story) AS r
JOIN articles AS a USING (article_id)
ORDER BY a.story_id <> $story, abs(a.published_date - (SELECT published_date FROM articles WHERE article_id = $story)),
         a.published_date, a.article_id
LIMIT CAST($most AS BIGINT);
