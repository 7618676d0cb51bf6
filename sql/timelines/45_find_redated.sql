-- Articles whose dated mentions are to be entered, or entered anew.
CREATE TEMP TABLE redated AS
SELECT article_id FROM fresh
UNION
SELECT article_id FROM flipped
UNION
SELECT article_id FROM moved_articles;
