-- The sentences that tell a day, article after article, in their words: a text is read whole, with its neighbours' texts.
CREATE TABLE kept.main.article_days AS
SELECT d.article_row, r.rowid::INTEGER AS article_order, d.sentence_no::INTEGER AS sentence_no, d.event_date, d.dated_by, d.realis,
       d.telling, d.start_char::INTEGER AS start_char, d.end_char::INTEGER AS end_char,
       substr(a.text, d.start_char + 1, d.end_char - d.start_char) AS sentence
FROM list_dated() AS d
JOIN articles AS a ON a.rowid = d.article_row
JOIN kept.main.rows_of AS r ON r.article_id = d.article_order
ORDER BY d.article_row, d.sentence_no, d.event_date;
