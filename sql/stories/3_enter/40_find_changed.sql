-- Articles on which derived rows must be told anew.
CREATE TEMP TABLE changed AS
SELECT article_id FROM fresh UNION ALL SELECT article_id FROM moved;
