-- Page furniture of the outlets whose articles came, went or moved: the same words around a date ("Last updated ...") at
-- the edge of five stories and more, and of half of the outlet's stories.
CREATE TEMP TABLE furniture AS
WITH sites AS (
    SELECT outlet, count(DISTINCT story_id) AS n_stories
    FROM articles
    WHERE outlet <> '' AND outlet IN (
        SELECT outlet FROM gone UNION SELECT outlet FROM articles WHERE article_id IN (SELECT article_id FROM changed)
    )
    GROUP BY outlet
),
frames AS (
    SELECT a.outlet, d.frame, count(DISTINCT a.story_id) AS n_framed
    FROM dated_sentences AS d
    JOIN articles AS a USING (article_id)
    WHERE d.frame IS NOT NULL
    GROUP BY a.outlet, d.frame
    HAVING count(DISTINCT a.story_id) >= 5
)
SELECT s.outlet, f.frame, coalesce(f.n_framed >= 0.5 * s.n_stories, false) AS is_furniture
FROM sites AS s
LEFT JOIN frames AS f USING (outlet);
