-- What the stages of a night took, in order.
-- $run = : its run_id
SELECT stage_no + 1 AS stage_no, stage, seconds, n_rows
FROM stage_times
WHERE run_id = $run
ORDER BY stage_no;
