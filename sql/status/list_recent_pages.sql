-- The newest pages of some outlets. Ranked without their paragraphs, so that only those of the chosen are read.
WITH ranked AS (
    SELECT rowid AS page_row, row_number() OVER (
        PARTITION BY outlet ORDER BY captured_at DESC NULLS LAST, canonical_url, shard_id
    ) AS place
    FROM page_paragraphs
    WHERE outlet IN (SELECT unnest($outlets::VARCHAR[]))
)
SELECT p.outlet, p.canonical_url, p.captured_at, p.paragraph_hashes, p.shard_id
FROM page_paragraphs AS p
JOIN ranked AS r ON r.page_row = p.rowid
WHERE r.place <= $per_outlet
ORDER BY p.outlet, p.canonical_url, p.shard_id;
