-- Articles whose text is to be compared with others of the month before and after: the fresh ones, and those that still
-- hold a text that another article held which is gone.
CREATE TEMP TABLE fresh_texts AS
SELECT article_id, text_sha256, day_of(published_date, captured_at) AS day
FROM articles
WHERE article_id IN (SELECT article_id FROM fresh) OR text_sha256 IN (SELECT text_sha256 FROM gone);
