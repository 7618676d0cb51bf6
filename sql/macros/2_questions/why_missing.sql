-- What became of a page: every article and every reject read from its address.
CREATE OR REPLACE MACRO why_missing(address) AS TABLE
    SELECT 'article' AS verdict, NULL AS stage, NULL AS reason, NULL AS meaning, a.title AS detail, a.article_id,
           a.url, a.raw_uri, a.raw_offset, a.captured_at
    FROM articles AS a
    WHERE fold_url(a.url) = fold_url(address) OR fold_url(a.canonical_url) = fold_url(address)
    UNION ALL
    SELECT 'reject', r.stage, r.reason, n.meaning, r.detail, NULL, r.url, r.raw_uri, r.raw_offset, NULL
    FROM rejects AS r
    LEFT JOIN reject_reasons AS n USING (reason)
    WHERE fold_url(r.url) = fold_url(address)
    ORDER BY verdict, raw_uri, raw_offset;
