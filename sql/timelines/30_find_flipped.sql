-- Dated sentences of those quarters that turn out to belong to the template of their pages, or no longer to be.
CREATE TEMP TABLE flipped AS
SELECT d.article_id, d.sentence_no, d.event_date
FROM dated_sentences AS d
JOIN articles AS a USING (article_id)
JOIN (SELECT DISTINCT outlet, quarter FROM templates) AS q
    ON q.outlet = a.outlet AND q.quarter = date_trunc('quarter', day_of(a.published_date, a.captured_at))
WHERE d.frame IS NOT NULL
    AND d.is_template <> ((a.outlet, q.quarter, d.frame) IN (SELECT outlet, quarter, frame FROM templates WHERE is_template));
