-- Days without an article between two of an outlet, where it has an article at least every other day on the whole; longest
-- first.
-- $most = 25: how many
WITH told AS (
    SELECT outlet, day, lead(day) OVER (PARTITION BY outlet ORDER BY day) AS next_day,
           count(*) OVER (PARTITION BY outlet) AS n_days,
           max(day) OVER (PARTITION BY outlet) - min(day) OVER (PARTITION BY outlet) + 1 AS span
    FROM work.outlet_days
    WHERE day > DATE '1970-01-01'
)
SELECT outlet, day + 1 AS from_day, next_day - 1 AS until_day, next_day - day - 1 AS n_days_missing
FROM told
WHERE next_day - day > 1 AND 2 * n_days >= span
ORDER BY n_days_missing DESC, outlet, from_day
LIMIT CAST($most AS BIGINT);
