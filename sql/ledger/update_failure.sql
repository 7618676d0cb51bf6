-- Enter why an address gave nothing, and when to try again (NULL: never).
UPDATE pages
SET state = :state, reason = :reason, failures = failures + 1, next_try_at = :next_try_at, asked_at = :now
WHERE url = :url;
