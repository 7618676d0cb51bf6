-- Which days matter most in the whole archive, weightiest first?
-- $from = 1990-01-01: first day
-- $until = 2100-01-01: last day
-- $days = 20: how many
SELECT event_date, weight, sentence, realis, n_articles, n_outlets, outlet
FROM rank_dates($from, $until)
LIMIT CAST($days AS BIGINT);
