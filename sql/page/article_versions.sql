-- All versions of the page that an article was read from, oldest first.
-- $article = : an article_id
SELECT article_id, title, captured_at, modified_at, words, version_of
FROM articles
WHERE canonical_url = (SELECT canonical_url FROM articles WHERE article_id = $article)
ORDER BY captured_at NULLS FIRST, article_id;
