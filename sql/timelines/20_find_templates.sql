-- The page templates of the outlets whose articles came, went or moved, in the quarters of these: the same words around a date
-- ("Last updated ...") at the edge of five stories and more, and of half of the outlet's stories of the quarter.
CREATE TEMP TABLE templates AS
WITH sites AS (
    SELECT DISTINCT outlet, date_trunc('quarter', day) AS quarter
    FROM (
        SELECT outlet, day FROM gone
        UNION
        SELECT outlet, day_of(published_date, captured_at) FROM articles WHERE article_id IN (SELECT article_id FROM changed)
    )
    WHERE outlet <> ''
),
published AS (
    SELECT a.article_id, a.outlet, a.story_id, s.quarter
    FROM articles AS a
    JOIN sites AS s ON s.outlet = a.outlet AND s.quarter = date_trunc('quarter', day_of(a.published_date, a.captured_at))
),
told AS (
    SELECT outlet, quarter, count(DISTINCT story_id) AS n_stories FROM published GROUP BY outlet, quarter
),
frames AS (
    SELECT p.outlet, p.quarter, d.frame, count(DISTINCT p.story_id) AS n_framed
    FROM dated_sentences AS d
    JOIN published AS p USING (article_id)
    WHERE d.frame IS NOT NULL
    GROUP BY p.outlet, p.quarter, d.frame
    HAVING count(DISTINCT p.story_id) >= 5
)
SELECT t.outlet, t.quarter, f.frame, coalesce(f.n_framed >= 0.5 * t.n_stories, false) AS is_template
FROM told AS t
LEFT JOIN frames AS f USING (outlet, quarter);
