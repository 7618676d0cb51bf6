-- Where the rows of an article lie in the tables, as the snapshot keeps it in memory.
-- $article = : its article_id
SELECT article, version, story, mention, claim, timex, event, quantity, capture, grouped
FROM kept.main.rows_of
WHERE article_id = $article;
