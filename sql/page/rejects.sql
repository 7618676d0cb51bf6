-- Records that did not become articles.
-- $reason = : one reason; empty for all
-- $stage = : one stage; empty for all
-- $most = 100: how many
SELECT r.stage, r.reason, n.meaning, r.url, r.detail, r.raw_uri, r.raw_offset
FROM rejects AS r
LEFT JOIN reject_reasons AS n USING (reason)
WHERE ($reason = '' OR r.reason = $reason) AND ($stage = '' OR r.stage = $stage)
ORDER BY r.stage, r.reason, r.url, r.raw_uri, r.raw_offset
LIMIT CAST($most AS BIGINT);
