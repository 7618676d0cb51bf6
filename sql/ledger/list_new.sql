-- Articles of a source to fetch for the first time, and those to try again: the newest first.
SELECT *
FROM pages
WHERE source = :source AND kind = 'article' AND (state = 'new' OR (state = 'failed' AND next_try_at <= :now))
ORDER BY state = 'new' DESC, published_at DESC NULLS LAST, first_seen_at, url
LIMIT :most;
