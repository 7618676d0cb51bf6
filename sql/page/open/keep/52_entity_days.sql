-- The days of each entity.
CREATE TABLE kept.main.entity_days AS
SELECT entity_id, event_date, weight, start_char::INTEGER AS start_char, day_row,
       timex_row, article_row
FROM list_days()
ORDER BY entity_id, event_date, day_row;
