-- The rows read from the sample archive.
-- each: articles, sentences, mentions, claims, claim_quantities, timexes, events, fingerprints
CREATE TEMP TABLE sample_{table} AS
SELECT DISTINCT r.* EXCLUDE (filename)
FROM read_parquet(
    list_transform(getvariable('folders'), lambda folder: folder || '/{table}.parquet'), filename = true
) AS r
JOIN sample_copies AS c ON c.article_id = r.article_id AND r.filename = c.folder || '{table}.parquet';
