-- Enter the paragraphs of each page; a page that a shard holds twice counts as first captured.
INSERT INTO page_paragraphs BY NAME
SELECT DISTINCT ON (shard_id, outlet, canonical_url) *
FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/page_paragraphs.parquet'))
ORDER BY shard_id, outlet, canonical_url, captured_at NULLS LAST, paragraph_hashes;
