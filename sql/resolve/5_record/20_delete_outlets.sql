-- Take out what is added up anew.
DELETE FROM outlets WHERE outlet IN (SELECT outlet FROM touched_outlets);
