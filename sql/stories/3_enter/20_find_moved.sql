-- Articles loaded earlier that belong to another story now.
CREATE TEMP TABLE moved AS
SELECT article_id
FROM articles
JOIN stories AS s USING (article_id)
WHERE s.story_id <> articles.story_id AND article_id NOT IN (SELECT article_id FROM fresh);
