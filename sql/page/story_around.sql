-- The articles that tell a story, and those around it, nearest first: originals of the same days that name the same main
-- entities.
-- $story = : its story_id
-- $most = 200: how many
WITH around AS MATERIALIZED (SELECT article_row FROM articles_around($story))
SELECT rowid AS article_row, article_id, title, outlet, published_date, story_id
FROM articles
WHERE rowid IN (SELECT article_row FROM around)
ORDER BY story_id <> $story, abs(published_date - (SELECT published_date FROM articles WHERE article_id = $story)),
         published_date, article_id
LIMIT CAST($most AS BIGINT);
