-- What became of a page, file, folder, archive of files, raw record or article: $wanted is an address, a path, a path with
-- the record's offset behind a colon, or an article's id. Articles first, then pages that were refused, then what is no page.
WITH records AS (
    SELECT 'article' AS verdict, NULL AS reason, title AS detail, url, canonical_url, NULL AS stage, captured_at,
           raw_uri, raw_offset, article_id
    FROM articles
    UNION ALL
    SELECT 'reject', reason, detail, url, url, stage, NULL, raw_uri, raw_offset, NULL
    FROM rejects
)
SELECT r.verdict, r.reason, n.meaning, r.detail, r.url, r.stage, r.captured_at, r.raw_uri, r.raw_offset, r.article_id
FROM records AS r
LEFT JOIN reject_reasons AS n USING (reason)
WHERE fold_url(r.url) = fold_url($wanted) OR fold_url(r.canonical_url) = fold_url($wanted)
    OR r.article_id = $wanted
    OR $wanted IN (r.raw_uri, r.raw_uri || ':' || r.raw_offset)
    OR ends_with(r.raw_uri, '/' || $wanted) OR ends_with(r.raw_uri || ':' || r.raw_offset, '/' || $wanted)
    OR ends_with($wanted, '/' || r.raw_uri) OR ends_with($wanted, '/' || r.raw_uri || ':' || r.raw_offset)
    OR starts_with(r.raw_uri, $wanted || '/') OR contains('/' || r.raw_uri, '/' || ltrim($wanted, '/') || '#')
ORDER BY r.verdict, list_contains($no_pages, r.reason) OR ends_with(r.url, '/robots.txt'), r.raw_uri, r.raw_offset;
