-- The rows read from the sample archive.
-- each: articles, sentences, mentions, claims, claim_quantities, timexes, events, fingerprints, page_paragraphs
CREATE TEMP TABLE sample_{table} AS
SELECT * FROM read_parquet(list_transform(getvariable('folders'), lambda folder: folder || '/{table}.parquet'));
