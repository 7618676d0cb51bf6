-- What the stages of a run took, in order.
SELECT stage, seconds, n_rows FROM stage_times WHERE run_id = $run_id ORDER BY stage_no;
