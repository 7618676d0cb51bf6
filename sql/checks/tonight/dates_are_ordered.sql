-- What begins does not end before.
SELECT 'timexes' AS table_name, timex_id AS id, begin_date, end_date FROM timexes WHERE begin_date > end_date
UNION ALL
SELECT 'events', event_id, date_begin, date_end FROM events WHERE date_begin > date_end
UNION ALL
SELECT 'entities', entity_id, first_date, last_date FROM entities WHERE first_date > last_date;
