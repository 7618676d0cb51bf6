-- What one article adds to the weight of a day that it tells: the longer ago the day, the more, since only what matters is
-- told again later; from a year on no more, or misread years would rise. A day ahead counts a quarter of that, the day of
-- publication a little, so that the newest days are told at all; an unknown distance nothing.
CREATE OR REPLACE MACRO remembrance(days_after) AS
    coalesce(if(days_after = 0, 0.2, if(days_after > 0, 1, 0.25) * ln(1 + least(abs(days_after), 366))), 0);
