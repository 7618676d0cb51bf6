-- The days that articles (a list of ids, reprints left out by who asks) tell, each weighed, with its best sentence; a
-- sentence that is the best of two days stands for the weightier.
CREATE OR REPLACE MACRO days_told_in(article_ids) AS TABLE
    WITH asked AS MATERIALIZED (
        SELECT article_id, outlet, published_date FROM articles WHERE article_id IN (SELECT unnest(article_ids))
    ),
    told AS (
        SELECT d.*, a.outlet, a.published_date - d.event_date AS days_after, s.start_char, s.end_char,
               row_number() OVER (PARTITION BY d.event_date, d.article_id ORDER BY d.sentence_no) AS place
        FROM work.dated_sentences AS d
        JOIN asked AS a USING (article_id)
        JOIN sentences AS s USING (article_id, sentence_no)
        WHERE NOT d.is_template
    ),
    reported AS (
        SELECT published_date - 1 AS event_date, count(*) AS n_reports FROM asked GROUP BY published_date
    ),
    days AS (
        SELECT event_date, count(DISTINCT article_id) AS n_articles, count(DISTINCT outlet) AS n_outlets,
               count(*) FILTER (place = 1 AND days_after < 0) AS n_before,
               count(*) FILTER (place = 1 AND days_after > 0) AS n_after,
               sum(remembrance(days_after) ORDER BY article_id) FILTER (place = 1) AS remembered,
               unnest(arg_min(
                   {
                       'article_id': article_id, 'sentence_no': sentence_no, 'start_char': start_char, 'end_char': end_char,
                       'dated_by': dated_by, 'realis': realis
                   },
                   (
                       -telling, realis_rank(realis), date_trust(dated_by), sentence_no + coalesce(abs(days_after), 0),
                       article_id, sentence_no
                   )
               ))
        FROM told
        GROUP BY event_date
    ),
    texts AS (
        SELECT article_id, text, outlet, title, url
        FROM articles
        WHERE rowid IN (SELECT rowid FROM articles WHERE article_id IN (SELECT article_id FROM days))
    )
    SELECT d.event_date, round(date_weight(d.remembered, coalesce(r.n_reports, 0)), 4) AS weight,
           substr(a.text, d.start_char + 1, d.end_char - d.start_char) AS sentence, d.realis, d.dated_by,
           d.n_articles, d.n_outlets, d.n_before, d.n_after, a.outlet, a.title, a.url, d.article_id, d.start_char, d.end_char
    FROM days AS d
    LEFT JOIN reported AS r USING (event_date)
    JOIN texts AS a USING (article_id)
    WHERE date_weight(d.remembered, coalesce(r.n_reports, 0)) > 0
    QUALIFY row_number() OVER (PARTITION BY d.article_id, d.sentence_no ORDER BY weight DESC, d.event_date) = 1;
