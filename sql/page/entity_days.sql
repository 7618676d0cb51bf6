-- The days on which the archive dates something to an entity, each with its best sentence and how that was dated; a sentence
-- that is the best of two days stands for the weightier.
-- $entity = : its entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 400: how many, the weightiest
WITH chosen AS MATERIALIZED (
    SELECT day_row, timex_row, article_row
    FROM list_days()
    WHERE entity_id = $entity AND event_date BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    QUALIFY row_number() OVER (PARTITION BY article_row, start_char ORDER BY weight DESC, event_date) = 1
    ORDER BY weight DESC, event_date
    LIMIT CAST($most AS BIGINT)
),
days AS MATERIALIZED (SELECT rowid AS day_row, * FROM timeline WHERE rowid IN (SELECT day_row FROM chosen)),
dated AS MATERIALIZED (
    SELECT rowid AS timex_row, precision, begin_date, end_date, surface
    FROM timexes
    WHERE rowid IN (SELECT timex_row FROM chosen)
),
printed AS MATERIALIZED (
    SELECT rowid AS article_row, outlet, title FROM articles WHERE rowid IN (SELECT article_row FROM chosen)
)
SELECT d.event_date, d.weight, d.sentence, d.realis, d.dated_by, coalesce(x.precision, 'day') AS precision, x.begin_date,
       x.end_date, x.surface AS dated_words, d.n_articles, d.n_outlets, a.outlet, a.title, d.article_id, d.start_char,
       d.end_char
FROM chosen
JOIN days AS d USING (day_row)
LEFT JOIN dated AS x USING (timex_row)
LEFT JOIN printed AS a USING (article_row)
ORDER BY d.event_date, d.article_id, d.start_char;
