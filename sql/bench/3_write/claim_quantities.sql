-- Write their figures.
COPY (
    SELECT s.* REPLACE (
        copied_id(s.claim_id, t.corpus) AS claim_id, t.article_id AS article_id,
        substr(t.text, s.start_char + 1, s.end_char - s.start_char) AS surface
    )
    FROM told AS t JOIN sample_claim_quantities AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.start_char
) TO '{folder}/claim_quantities.parquet' (FORMAT parquet);
