-- Enter that.
UPDATE claim_keys SET same_as = r.now_same_as
FROM repeats AS r
WHERE r.claim_id = claim_keys.claim_id AND claim_keys.day >= getvariable('first_window_day');
