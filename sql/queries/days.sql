-- What happened to somebody or something, day by day?
-- $name = NATO: any name of the entity
-- $from = 1990-01-01: first day
-- $until = 2100-01-01: last day
SELECT event_date, entity, sentence, n_articles, n_outlets, outlet
FROM timeline_of($name)
WHERE event_date BETWEEN CAST($from AS DATE) AND CAST($until AS DATE);
