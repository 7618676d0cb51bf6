-- The days within four weeks of a figure that came, went or belongs to another story now: whether a figure of the fortnight
-- around it is the first of its kind is told by the fortnight before that.
CREATE TEMP TABLE figure_days AS
SELECT DISTINCT day + offset_days::INTEGER AS day
FROM (SELECT day FROM window_days UNION SELECT day FROM gone_figures)
CROSS JOIN range(-fortnight(), fortnight() + 1) AS r(offset_days);
