-- Write the paragraphs of their pages.
COPY (
    SELECT DISTINCT ON (s.outlet, canonical_url) s.* REPLACE (
        s.canonical_url || '?corpus=' || c.corpus AS canonical_url,
        list_transform(s.paragraph_hashes, lambda value: (hash(value, c.corpus) >> 1)::BIGINT) AS paragraph_hashes,
        getvariable('shard_id') AS shard_id
    )
    FROM corpora AS c CROSS JOIN sample_page_paragraphs AS s
    ORDER BY s.outlet, canonical_url, s.captured_at
) TO '{folder}/page_paragraphs.parquet' (FORMAT parquet);
