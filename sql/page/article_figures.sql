-- The figures in an article's claims.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
SELECT DISTINCT start_char, end_char, surface, value, low, high, comparator, unit, counted_phrase
FROM claim_quantities
WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY start_char, end_char;
