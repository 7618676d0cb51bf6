-- Take out what is added up anew.
DELETE FROM outlet_days WHERE (outlet, day) IN (SELECT outlet, day FROM touched_outlet_days);
