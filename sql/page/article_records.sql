-- The raw records that hold an article; the first captured is the one it was read from.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
SELECT raw_uri, raw_offset, captured_at, url
FROM captures
WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY captured_at NULLS LAST, raw_uri, raw_offset;
