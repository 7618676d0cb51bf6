-- Enter story and original.
UPDATE articles SET story_id = s.story_id, is_original = (s.story_id = s.article_id)
FROM stories AS s
WHERE s.article_id = articles.article_id;
