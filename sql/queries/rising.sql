-- Which names are told of more than before, in the days up to one?
-- $day = 2100-01-01: last day
-- $days = 7: how many days are compared with as many before them
WITH told AS (
    SELECT DISTINCT m.entity_id, a.article_id,
           a.published_date > CAST($day AS DATE) - CAST($days AS INTEGER) AS is_late
    FROM mentions AS m
    JOIN articles AS a USING (article_id)
    WHERE a.is_original AND a.published_date BETWEEN CAST($day AS DATE) - 2 * CAST($days AS INTEGER) + 1 AND CAST($day AS DATE)
)
SELECT e.name, e.label, count(*) FILTER (is_late) AS n_told, count(*) FILTER (NOT is_late) AS n_told_before
FROM told
JOIN entities AS e USING (entity_id)
GROUP BY e.entity_id, e.name, e.label
HAVING n_told > n_told_before
ORDER BY n_told - n_told_before DESC, e.name;
