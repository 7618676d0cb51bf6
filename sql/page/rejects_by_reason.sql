-- How many records did not become articles, by stage and reason.
SELECT r.stage, r.reason, any_value(n.meaning) AS meaning, count(*) AS n_records
FROM rejects AS r
LEFT JOIN reject_reasons AS n USING (reason)
GROUP BY r.stage, r.reason
ORDER BY n_records DESC, r.stage, r.reason;
