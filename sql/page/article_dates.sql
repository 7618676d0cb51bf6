-- The expressions of time in an article, and the days they mean.
-- $article = : its article_id
SELECT start_char, end_char, surface, timex_type, timex3_value, begin_date, end_date, precision, modifier, anchor, certainty,
       alternatives
FROM timexes
WHERE article_id = $article
ORDER BY start_char, end_char;
