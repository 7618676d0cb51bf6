-- What the newest night changed, by kind.
SELECT kind, count(*) FROM changes WHERE run_id = $run_id GROUP BY kind ORDER BY kind;
