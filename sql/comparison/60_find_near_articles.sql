-- Their articles.
CREATE TEMP TABLE near_articles AS
SELECT article_id, outlet, canonical_url, published_date, story_id
FROM articles
WHERE article_id IN (SELECT article_id FROM near_claims);
