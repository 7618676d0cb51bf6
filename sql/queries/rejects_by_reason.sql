-- How many pages were rejected for which reason?
SELECT r.stage, r.reason, n.meaning, count(*) AS n_records
FROM rejects AS r
JOIN reject_reasons AS n USING (reason)
GROUP BY ALL
ORDER BY n_records DESC, r.stage, r.reason;
