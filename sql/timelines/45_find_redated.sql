-- Articles loaded earlier whose dated mentions are to be entered anew.
CREATE TEMP TABLE redated AS
SELECT article_id
FROM (SELECT article_id FROM flipped UNION SELECT article_id FROM moved_articles)
WHERE article_id NOT IN (SELECT article_id FROM fresh);
