-- The days that articles (a list of the numbers of their rows, reprints left out by who asks) tell, each weighed, with its best
-- sentence.
CREATE OR REPLACE MACRO days_told_in(article_rows) AS TABLE
    WITH days AS MATERIALIZED (FROM weigh_days(article_rows)),
    texts AS MATERIALIZED (
        SELECT rowid AS article_row, article_id, text, outlet, title, url
        FROM articles
        WHERE rowid IN (SELECT article_row FROM days)
    )
    SELECT d.event_date, d.weight, substr(a.text, d.start_char + 1, d.end_char - d.start_char) AS sentence, d.realis, d.dated_by,
           d.n_articles, d.n_outlets, d.n_before, d.n_after, a.outlet, a.title, a.url, a.article_id, d.start_char, d.end_char
    FROM days AS d
    JOIN texts AS a USING (article_row);
