-- What is counted most often, and where: harms and things with at least two figures.
-- $most = 40: how many
WITH told AS (
    SELECT f.claim_id, f.article_id, f.day, f.value, unnest(if(len(f.harms) > 0, f.harms, [f.noun])) AS what,
           unnest(if(len(f.places) > 0, f.places, [''])) AS place
    FROM work.figure_keys AS f
    JOIN articles AS a USING (article_id)
    WHERE a.is_original AND NOT f.is_projection
)
SELECT what, place, count(*) AS n_reports, count(DISTINCT value) AS n_values, min(day) AS first_date, max(day) AS last_date,
       min(value) AS lowest, max(value) AS highest
FROM told
WHERE what <> '' AND NOT starts_with(place, 'not ')
GROUP BY what, place
HAVING n_reports > 1
ORDER BY n_reports DESC, what, place
LIMIT CAST($most AS BIGINT);
