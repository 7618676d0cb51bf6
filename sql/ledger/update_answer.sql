-- Enter an answer whose payload is new in the raw store.
UPDATE pages SET
    state = :state, reason = '', failures = :failures, next_try_at = :next_try_at, asked_at = :captured_at,
    first_fetched_at = coalesce(first_fetched_at, CASE WHEN :status = 200 THEN :captured_at END),
    answered_url = :answered_url, status = :status, payload_digest = :payload_digest, record_id = :record_id,
    captured_at = :captured_at, etag = :etag, last_modified = :last_modified, warc = :warc, warc_offset = :warc_offset
WHERE url = :url;
