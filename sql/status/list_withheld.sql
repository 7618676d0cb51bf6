-- How many rows and articles are withheld in all, and the first of them: rows of tables first, then articles.
WITH withheld AS (
    SELECT 1 AS rank, article_id AS what, table_name, audit || ': ' || detail AS why FROM defects
    UNION ALL
    SELECT 2, coalesce(nullif(url, ''), raw_uri), 'articles', reason || ' in ' || stage || ': ' || detail
    FROM rejects
    WHERE reason IN ('withheld', 'failed')
)
SELECT table_name, count(*) AS n, arg_min(what, (what, why)) AS what, arg_min(why, (what, why)) AS why
FROM withheld
GROUP BY table_name, rank
ORDER BY rank DESC, n DESC, table_name;
