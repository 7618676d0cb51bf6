-- Texts that no article loaded earlier has, each with one article whose fingerprints stand for it.
CREATE TEMP TABLE fresh_texts AS
SELECT text_sha256, min(article_id) AS article_id
FROM articles
WHERE article_id IN (SELECT article_id FROM fresh) AND text_sha256 NOT IN (
    SELECT text_sha256 FROM articles WHERE article_id NOT IN (SELECT article_id FROM fresh)
)
GROUP BY text_sha256;
