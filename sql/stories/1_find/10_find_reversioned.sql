-- The articles of touched URLs that come after another version than before.
CREATE TEMP TABLE reversioned AS
SELECT v.article_id, v.outlet, v.day, v.version_of
FROM (
    SELECT article_id, outlet, day_of(published_date, captured_at) AS day, version_of AS told,
           lag(article_id) OVER (
               PARTITION BY canonical_url ORDER BY captured_at NULLS LAST, published_at NULLS LAST, article_id
           ) AS version_of
    FROM articles
    WHERE canonical_url <> '' AND canonical_url IN (
        SELECT canonical_url FROM gone
        UNION
        SELECT canonical_url FROM articles WHERE article_id IN (SELECT article_id FROM fresh)
    )
) AS v
WHERE v.version_of IS DISTINCT FROM v.told;
