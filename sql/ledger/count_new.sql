-- How many articles of a source were fetched for the first time since a time.
SELECT count(*) FROM pages WHERE source = :source AND kind = 'article' AND first_fetched_at >= :since;
