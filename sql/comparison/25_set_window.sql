-- The first of those days.
SET VARIABLE first_window_day = (SELECT min(day) FROM window_days);
