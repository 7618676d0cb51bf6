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
SELECT e.name, e.label, count(*) FILTER (is_late) AS n_articles, count(*) FILTER (NOT is_late) AS n_before
FROM told
JOIN entities AS e USING (entity_id)
GROUP BY e.entity_id, e.name, e.label
HAVING n_articles > n_before
ORDER BY n_articles - n_before DESC, e.name;
