-- Write their articles.
COPY (
    SELECT s.* REPLACE (
        t.article_id AS article_id, s.url || '?corpus=' || t.corpus AS url, s.canonical_url || '?corpus=' || t.corpus AS canonical_url,
        t.title AS title, t.published_date AS published_date, NULL AS published_at, NULL AS modified_at, t.text AS text,
        sha256(t.text) AS text_sha256, t.corpus * 1000 + row_number() OVER (PARTITION BY t.corpus ORDER BY s.article_id) AS raw_offset,
        t.published_date::TIMESTAMP + INTERVAL 3 DAYS AS captured_at, getvariable('shard_id') AS shard_id
    )
    FROM told AS t
    JOIN sample_articles AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id
) TO '{folder}/articles.parquet' (FORMAT parquet);
