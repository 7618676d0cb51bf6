-- The days of a story: those told in its article and in the articles around it, oldest first.
-- $rows = : the numbers of these articles' rows, parted by commas
-- $most = 60: how many, the weightiest
WITH days AS MATERIALIZED (
    FROM weigh_days(string_split($rows, ',')::BIGINT[])
    ORDER BY weight DESC, event_date
    LIMIT CAST($most AS BIGINT)
),
worded AS MATERIALIZED (FROM list_sentences((SELECT list(article_row) FROM days))),
printed AS MATERIALIZED (
    SELECT rowid AS article_row, article_id, outlet, title FROM articles WHERE rowid IN (SELECT article_row FROM days)
)
SELECT d.event_date, d.weight, w.sentence, d.realis, d.dated_by, 'day' AS precision, d.n_articles, d.n_outlets, a.outlet, a.title,
       a.article_id, d.start_char, d.end_char
FROM days AS d
JOIN worded AS w USING (article_row, start_char)
JOIN printed AS a USING (article_row)
ORDER BY d.event_date, a.article_id;
