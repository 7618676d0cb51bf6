-- How much a night changed, by kind.
-- $run = : its run_id
SELECT kind, count(*) AS n
FROM changes
WHERE run_id = $run
GROUP BY kind
ORDER BY kind;
