-- The events in an article, whether they happened, and when.
-- $article = : its article_id
SELECT start_char, end_char, "trigger", realis, date_begin, date_end, date_precision, date_source
FROM events
WHERE article_id = $article
ORDER BY start_char, end_char;
