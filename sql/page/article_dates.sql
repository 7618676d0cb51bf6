-- The expressions of time in an article, and the days they mean.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
SELECT start_char, end_char, surface, timex_type, timex3_value, begin_date, end_date, precision, modifier, anchor, certainty,
       alternatives
FROM timexes
WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY start_char, end_char;
