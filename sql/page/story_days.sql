-- The days of a story: those told in its article and in the articles around it, oldest first.
-- $articles = : the article_ids of these, parted by commas
-- $most = 60: how many, the weightiest
WITH days AS (
    FROM days_told_in(string_split($articles, ','))
    ORDER BY weight DESC, event_date
    LIMIT CAST($most AS BIGINT)
)
SELECT event_date, weight, sentence, realis, dated_by, 'day' AS precision, n_articles, n_outlets, outlet, title, article_id,
       start_char, end_char
FROM days
ORDER BY event_date, article_id;
