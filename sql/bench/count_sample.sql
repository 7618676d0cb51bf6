-- How many different articles the sample holds.
SELECT count(DISTINCT article_id) FROM sample_articles;
