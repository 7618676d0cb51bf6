-- Articles loaded earlier whose dated mentions are to be entered anew.
CREATE TEMP TABLE redated AS
SELECT DISTINCT article_id FROM flipped WHERE article_id NOT IN (SELECT article_id FROM fresh);
