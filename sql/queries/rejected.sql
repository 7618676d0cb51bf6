-- Which pages were rejected, and why?
-- $reason = %: one reason, or % for any
SELECT r.reason, n.meaning, r.stage, r.url, r.detail, r.raw_uri, r.raw_offset
FROM rejects AS r
JOIN reject_reasons AS n USING (reason)
WHERE r.reason LIKE $reason
ORDER BY r.reason, r.url, r.raw_uri, r.raw_offset;
