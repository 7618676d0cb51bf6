-- How many mentions each name as written gains and loses.
CREATE TEMP TABLE alias_deltas AS
SELECT name_id, surface, label, read_as, sum(n)::BIGINT AS n
FROM (
    SELECT name_id, surface, said_label AS label, read_as, 1 AS n FROM readings
    UNION ALL
    SELECT name_id, surface, label, read_as, -n_mentions FROM gone_names
)
GROUP BY ALL;
