-- No day of a timeline was read from the template of a page: a short sentence in the first or last paragraph whose words around
-- the date recur in five stories and more, and half of those, of its outlet in that quarter of a year.
WITH ends AS (SELECT article_id, max(paragraph_no) AS last_paragraph FROM sentences GROUP BY article_id),
framed AS (
    SELECT a.outlet, date_trunc('quarter', day_of(a.published_date, a.captured_at)) AS quarter, a.story_id, t.timex_id,
           date_frame(substr(a.text, s.start_char + 1, s.end_char - s.start_char), t.surface) AS frame
    FROM timexes AS t
    JOIN sentences AS s ON s.article_id = t.article_id AND t.start_char >= s.start_char AND t.start_char < s.end_char
    JOIN ends AS e ON e.article_id = s.article_id AND s.paragraph_no IN (0, e.last_paragraph)
    JOIN articles AS a ON a.article_id = s.article_id
    WHERE t.precision = 'day' AND a.outlet <> '' AND s.end_char - s.start_char <= 200
),
sites AS (
    SELECT outlet, date_trunc('quarter', day_of(published_date, captured_at)) AS quarter, count(DISTINCT story_id) AS n_stories
    FROM articles
    GROUP BY ALL
),
templates AS (
    SELECT outlet, quarter, frame
    FROM framed
    JOIN sites USING (outlet, quarter)
    GROUP BY outlet, quarter, frame, n_stories
    HAVING count(DISTINCT story_id) >= 5 AND count(DISTINCT story_id) >= 0.5 * n_stories
)
SELECT t.entity_id, t.event_date, t.sentence, f.outlet
FROM timeline AS t
JOIN framed AS f USING (timex_id)
JOIN templates AS u ON u.outlet = f.outlet AND u.quarter = f.quarter AND u.frame = f.frame;
