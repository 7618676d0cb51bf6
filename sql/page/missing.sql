-- Why is this article missing? Every article and every reject read from an address or from a file of the archive.
-- $asked = : the address of a page, a part of one, or the name of a file
-- $most = 60: how many
WITH read_from AS MATERIALIZED (
    SELECT 'article' AS verdict, NULL AS stage, NULL AS reason, title AS detail, article_id, url, canonical_url, raw_uri,
           raw_offset, captured_at
    FROM articles
    WHERE contains(url, fold_url($asked)) OR contains(canonical_url, fold_url($asked)) OR contains(raw_uri, $asked)
    UNION ALL
    SELECT 'reject', stage, reason, detail, NULL, url, url, raw_uri, raw_offset, NULL
    FROM rejects
    WHERE contains(url, fold_url($asked)) OR contains(raw_uri, $asked)
)
SELECT f.verdict, f.stage, f.reason, n.meaning, f.detail, f.article_id, f.url, f.raw_uri, f.raw_offset, f.captured_at,
       coalesce(fold_url($asked) IN (fold_url(f.url), fold_url(f.canonical_url)), false) AS is_exact
FROM read_from AS f
LEFT JOIN reject_reasons AS n USING (reason)
ORDER BY is_exact DESC, f.verdict DESC, f.raw_uri, f.raw_offset
LIMIT CAST($most AS BIGINT);
