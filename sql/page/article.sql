-- An article, with what it was read from; day is that of its claims: of publication, of an undated one that of capture.
-- $article = : its article_id
SELECT *, day_of(published_date, captured_at) AS day
FROM articles
WHERE article_id = $article;
