-- Days that lay ahead when they were told.
-- $from = 0001-01-01: the first day that may
-- $most = 8: how many
SELECT event_date, sentence, realis, published_date, outlet, title, article_id, start_char, end_char
FROM upcoming($from)
LIMIT CAST($most AS BIGINT);
