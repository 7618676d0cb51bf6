-- What the archive tells of the same day in earlier years, weightiest first.
CREATE OR REPLACE MACRO anniversaries(day) AS TABLE
    SELECT year(CAST(day AS DATE)) - year(d.event_date) AS years, d.*
    FROM days_told_in((SELECT list(rowid) FROM articles WHERE is_original)) AS d
    WHERE d.event_date < CAST(day AS DATE) AND month(d.event_date) = month(CAST(day AS DATE))
        AND day(d.event_date) = day(CAST(day AS DATE))
    ORDER BY d.weight DESC, d.event_date;
