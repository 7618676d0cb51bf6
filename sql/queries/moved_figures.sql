-- Which figures moved, from what to what, in how many steps?
-- $counted = : words in what is counted; empty for all
WITH series AS (
    SELECT d.counted, d.first_date, d.last_date, d.confidence, d.dispute_id,
           list_sort(list_transform(d.positions, lambda p: {'day': p.first_date, 'value': p.value})) AS steps
    FROM disputes() AS d
    WHERE d.kind = 'update' AND list_has_all(terms(d.counted), terms($counted))
)
SELECT counted, first_date, last_date, steps[1].value AS first_value, steps[-1].value AS last_value, len(steps) AS n_steps,
       list_transform(steps, lambda step: step.value) AS figures, confidence
FROM series
ORDER BY n_steps DESC, last_date DESC, dispute_id;
