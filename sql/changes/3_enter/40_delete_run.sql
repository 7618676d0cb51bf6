-- Take out what is told of this run, if it is tried again.
-- each: runs, stage_times
DELETE FROM {table} WHERE run_id = getvariable('run_id');
