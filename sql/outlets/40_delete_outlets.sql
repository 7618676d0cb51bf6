-- Take out the sums over those days.
DELETE FROM outlets WHERE outlet IN (SELECT outlet FROM touched_outlet_days);
