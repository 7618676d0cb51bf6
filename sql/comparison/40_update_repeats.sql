-- Enter that.
UPDATE claim_prints SET same_as = r.now_same_as
FROM repeats AS r
WHERE r.claim_id = claim_prints.claim_id AND claim_prints.day >= getvariable('first_window_day');
