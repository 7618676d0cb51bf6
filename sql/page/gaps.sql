-- Days without an article that are out of the ordinary for an outlet: twice as many as usual between two of its days with
-- articles, and two more; longest first.
-- $most = 25: how many
WITH told AS (
    SELECT outlet, day, lead(day) OVER (PARTITION BY outlet ORDER BY day) AS next_day
    FROM work.outlet_days
    WHERE day > DATE '1970-01-01'
),
usual AS (
    SELECT outlet, median(next_day - day) AS usual_days FROM told GROUP BY outlet
)
SELECT t.outlet, t.day + 1 AS from_day, t.next_day - 1 AS until_day, t.next_day - t.day - 1 AS n_days_missing, u.usual_days
FROM told AS t
JOIN usual AS u USING (outlet)
WHERE t.next_day - t.day > 2 + 2 * u.usual_days
ORDER BY n_days_missing DESC, t.outlet, from_day
LIMIT CAST($most AS BIGINT);
