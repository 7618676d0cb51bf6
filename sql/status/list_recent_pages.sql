-- The newest pages of some outlets.
SELECT outlet, canonical_url, captured_at, paragraph_hashes, shard_id
FROM page_paragraphs
WHERE list_contains($outlets, outlet)
QUALIFY row_number() OVER (
    PARTITION BY outlet ORDER BY captured_at DESC NULLS LAST, canonical_url, shard_id
) <= $per_outlet
ORDER BY outlet, canonical_url, shard_id;
