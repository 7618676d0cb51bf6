-- The first of those days.
SET VARIABLE first_outlet_day = (SELECT min(day) FROM touched_outlet_days);
