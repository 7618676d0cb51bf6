-- How many mentions each name gains and loses tonight.
CREATE TEMP TABLE name_deltas AS
SELECT name_id, sum(n)::BIGINT AS n
FROM (SELECT name_id, 1 AS n FROM readings UNION ALL SELECT name_id, -n_mentions FROM gone_names)
GROUP BY name_id;
