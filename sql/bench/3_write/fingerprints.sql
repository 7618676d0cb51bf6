-- Write their fingerprints: the same in a corpus for texts alike, others in each corpus.
COPY (
    SELECT s.* REPLACE (
        t.article_id AS article_id, (hash(s.band_hash, t.corpus) >> 1)::BIGINT AS band_hash,
        list_transform(s.signature, lambda value: (hash(value, t.corpus) >> 33)::BIGINT) AS signature
    )
    FROM told AS t JOIN sample_fingerprints AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.band_no
) TO '{folder}/fingerprints.parquet' (FORMAT parquet);
