-- The days that articles (a list of the numbers of their rows, reprints left out by who asks) tell, each weighed, with the place
-- of its best sentence; one that is the best of two days stands for the weightier.
CREATE OR REPLACE MACRO weigh_days(article_rows) AS TABLE
    WITH asked AS MATERIALIZED (
        SELECT rowid AS article_row, outlet, published_date
        FROM articles
        WHERE rowid IN (SELECT unnest(article_rows))
    ),
    told AS (
        SELECT d.*, a.outlet, a.published_date - d.event_date AS days_after,
               row_number() OVER (PARTITION BY d.event_date, d.article_row ORDER BY d.sentence_no) AS place
        FROM list_dated() AS d
        JOIN asked AS a USING (article_row)
    ),
    reported AS (
        SELECT published_date - 1 AS event_date, count(*) AS n_reports FROM asked GROUP BY published_date
    ),
    days AS MATERIALIZED (
        SELECT event_date, count(DISTINCT article_row) AS n_articles, count(DISTINCT outlet) AS n_outlets,
               count(*) FILTER (place = 1 AND days_after < 0) AS n_before,
               count(*) FILTER (place = 1 AND days_after > 0) AS n_after,
               sum(remembrance(days_after) ORDER BY article_order) FILTER (place = 1) AS remembered,
               unnest(arg_min(
                   {
                       'article_row': article_row, 'start_char': start_char, 'end_char': end_char, 'dated_by': dated_by,
                       'realis': realis
                   },
                   (
                       -telling, realis_rank(realis), date_trust(dated_by), sentence_no + coalesce(abs(days_after), 0),
                       article_order, sentence_no
                   )
               ))
        FROM told
        GROUP BY event_date
    )
    SELECT d.event_date, round(date_weight(d.remembered, coalesce(r.n_reports, 0)), 4) AS weight, d.realis, d.dated_by,
           d.n_articles, d.n_outlets, d.n_before, d.n_after, d.article_row, d.start_char, d.end_char
    FROM days AS d
    LEFT JOIN reported AS r USING (event_date)
    WHERE date_weight(d.remembered, coalesce(r.n_reports, 0)) > 0
    QUALIFY row_number() OVER (PARTITION BY d.article_row, d.start_char ORDER BY weight DESC, d.event_date) = 1;
