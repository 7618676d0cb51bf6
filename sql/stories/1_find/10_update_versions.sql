-- Link each article of a touched URL to the version before it.
UPDATE articles SET version_of = v.version_of
FROM (
    SELECT article_id, lag(article_id) OVER (
        PARTITION BY canonical_url ORDER BY captured_at NULLS LAST, published_at NULLS LAST, article_id
    ) AS version_of
    FROM articles
    WHERE canonical_url <> '' AND canonical_url IN (
        SELECT canonical_url FROM gone
        UNION
        SELECT canonical_url FROM articles WHERE article_id IN (SELECT article_id FROM fresh)
    )
) AS v
WHERE v.article_id = articles.article_id AND v.version_of IS DISTINCT FROM articles.version_of;
