-- The events in an article, whether they happened, and when.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
SELECT start_char, end_char, "trigger", realis, date_begin, date_end, date_precision, date_source
FROM events
WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY start_char, end_char;
