-- Dated sentences of those outlets that turn out to be page furniture, or no longer to be.
CREATE TEMP TABLE flipped AS
SELECT d.article_id, d.sentence_no, d.event_date
FROM dated_sentences AS d
JOIN articles AS a USING (article_id)
WHERE d.frame IS NOT NULL AND a.outlet IN (SELECT outlet FROM furniture)
    AND d.is_furniture <> ((a.outlet, d.frame) IN (SELECT outlet, frame FROM furniture WHERE is_furniture));
