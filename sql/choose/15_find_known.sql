-- Those of them that the archive holds.
CREATE TEMP TABLE known AS
SELECT article_id FROM articles WHERE article_id IN (SELECT article_id FROM touched);
