-- An article, with what it was read from.
-- $article = : its article_id
FROM articles WHERE article_id = $article;
