-- What records came to, those of some shards or of all when $shard_ids is empty: articles, more captures of these, pages
-- that were refused, and what is no page at all.
WITH told AS (
    SELECT reason, list_contains($no_pages, reason) OR ends_with(url, '/robots.txt') AS is_no_page
    FROM rejects
    WHERE len($shard_ids::VARCHAR[]) = 0 OR list_contains($shard_ids::VARCHAR[], shard_id)
),
read AS (
    SELECT coalesce(sum(n_read), 0)::BIGINT AS n_read
    FROM shards
    WHERE len($shard_ids::VARCHAR[]) = 0 OR list_contains($shard_ids::VARCHAR[], shard_id)
)
SELECT any_value(n_read) - count(reason) AS n_articles,
       count(*) FILTER (reason = 'same-article') AS n_repeated,
       count(*) FILTER (reason <> 'same-article' AND NOT is_no_page) AS n_refused,
       count(*) FILTER (is_no_page) AS n_others
FROM read LEFT JOIN told ON true;
