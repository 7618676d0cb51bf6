-- Enter an answer that says, or shows, that the payload in the raw store still holds.
UPDATE pages SET
    state = :state, reason = '', failures = :failures, next_try_at = :next_try_at, asked_at = :captured_at,
    etag = CASE WHEN :etag = '' THEN etag ELSE :etag END,
    last_modified = CASE WHEN :last_modified = '' THEN last_modified ELSE :last_modified END
WHERE url = :url;
