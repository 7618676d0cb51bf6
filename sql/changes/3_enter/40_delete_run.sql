-- A run that is repeated is entered once.
DELETE FROM runs WHERE run_id = getvariable('run_id');
