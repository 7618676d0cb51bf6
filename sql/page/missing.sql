-- Why is this article missing? Every article and every reject read from an address or from a file of the archive.
-- $asked = : the address of a page, the end of one, or the name of a file
-- $most = 60: how many
WITH told AS (
    SELECT 'article' AS verdict, NULL AS stage, NULL AS reason, NULL AS meaning, a.title AS detail, a.article_id, a.url,
           a.raw_uri, a.raw_offset, a.captured_at,
           fold_url(a.url) = fold_url($asked) OR fold_url(a.canonical_url) = fold_url($asked) AS is_exact
    FROM articles AS a
    WHERE is_exact OR contains(lower(a.url), lower($asked)) OR contains(lower(a.raw_uri), lower($asked))
    UNION ALL
    SELECT 'reject', r.stage, r.reason, n.meaning, r.detail, NULL, r.url, r.raw_uri, r.raw_offset, NULL,
           fold_url(r.url) = fold_url($asked) AS is_exact
    FROM rejects AS r
    LEFT JOIN reject_reasons AS n USING (reason)
    WHERE is_exact OR contains(lower(r.url), lower($asked)) OR contains(lower(r.raw_uri), lower($asked))
)
FROM told
ORDER BY is_exact DESC, verdict DESC, raw_uri, raw_offset
LIMIT CAST($most AS BIGINT);
