-- What happened on this day in earlier years?
-- $day = 2100-11-05: the day
SELECT years, event_date, sentence, n_articles, outlet
FROM anniversaries($day);
