-- What one article adds to the weight of a day that it tells: the longer ago the day, the more, since only what matters is
-- told again later. A day ahead counts a quarter of that; the day of publication itself, or an unknown one, nothing.
CREATE OR REPLACE MACRO remembrance(days_after) AS
    coalesce(if(days_after > 0, 1, 0.25) * ln(1 + abs(days_after)), 0);
