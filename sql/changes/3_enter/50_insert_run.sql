-- Enter the run.
INSERT INTO runs BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS started_at, getvariable('stage_at') AS published_at,
       count(*) AS n_shards, coalesce(sum(n_articles), 0) AS n_articles, coalesce(sum(n_rejects), 0) AS n_rejects,
       getvariable('rules_version') AS rules_version
FROM tonight;
