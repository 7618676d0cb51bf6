-- No article is dated before 1600 or more than a day after it was captured.
SELECT article_id, url, published_date, published_at, captured_at, date_source
FROM articles
WHERE published_date < DATE '1600-01-01' OR published_date > captured_at + INTERVAL 1 DAY;
