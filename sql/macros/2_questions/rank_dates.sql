-- The days that the whole archive tells of, first_date to last_date, weightiest first.
CREATE OR REPLACE MACRO rank_dates(first_date, last_date) AS TABLE
    FROM days_told_in((SELECT list(rowid) FROM articles WHERE is_original))
    WHERE event_date BETWEEN CAST(first_date AS DATE) AND CAST(last_date AS DATE)
    ORDER BY weight DESC, event_date;
