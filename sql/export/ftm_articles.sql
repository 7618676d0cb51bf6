-- The articles, for FollowTheMoney.
SELECT article_id, title, url, outlet, authors, coalesce(strftime(published_at, '%Y-%m-%dT%H:%M:%S'), strftime(published_date, '%Y-%m-%d')) AS published,
       strftime(modified_at, '%Y-%m-%dT%H:%M:%S') AS modified, strftime(captured_at, '%Y-%m-%dT%H:%M:%S') AS captured, text
FROM articles
ORDER BY article_id;
