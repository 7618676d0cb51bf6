-- What was said to lie ahead?
-- $since = 2000-01-01: the first day that may
SELECT event_date, sentence, realis, published_date, outlet
FROM upcoming($since);
