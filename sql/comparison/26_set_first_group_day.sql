-- The first day on which a group with a claim of theirs can have begun: a claim may repeat one of the fortnight before, and
-- that say the same as one of the fortnight before it.
SET VARIABLE first_group_day = getvariable('first_window_day') - 2 * fortnight();
