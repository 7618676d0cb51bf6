-- The days on which the archive dates something to an entity, each with its best sentence and how that was dated; a sentence
-- that is the best of two days stands for the weightier.
-- $entity = : its entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 400: how many, the weightiest
WITH days AS (
    FROM timeline
    WHERE entity_id = $entity AND weight > 0 AND event_date BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    QUALIFY row_number() OVER (PARTITION BY article_id, start_char ORDER BY weight DESC, event_date) = 1
    ORDER BY weight DESC, event_date
    LIMIT CAST($most AS BIGINT)
)
SELECT d.event_date, d.weight, d.sentence, d.realis, d.dated_by, coalesce(x.precision, 'day') AS precision, x.begin_date,
       x.end_date, x.surface AS dated_words, d.n_articles, d.n_outlets, a.outlet, a.title, d.article_id, d.start_char,
       d.end_char
FROM days AS d
LEFT JOIN timexes AS x ON x.timex_id = d.timex_id
LEFT JOIN articles AS a ON a.article_id = d.article_id
ORDER BY d.event_date, d.article_id, d.start_char;
