-- All versions of the page that an article was read from, oldest first.
-- $article = : an article_id
-- $first = 0: number of the first row of them, where that is known: then none before is read
-- $last = 9223372036854775807: number of the last row
SELECT article_id, title, captured_at, modified_at, words, version_of
FROM articles
WHERE canonical_url = (
        SELECT canonical_url
        FROM articles
        WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
    )
    AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY captured_at NULLS FIRST, article_id;
