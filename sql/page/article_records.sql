-- The raw records that hold an article; the first captured is the one it was read from.
-- $article = : its article_id
SELECT raw_uri, raw_offset, captured_at, url
FROM captures
WHERE article_id = $article
ORDER BY captured_at NULLS LAST, raw_uri, raw_offset;
