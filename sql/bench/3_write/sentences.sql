-- Write their sentences.
COPY (
    SELECT s.* REPLACE (t.article_id AS article_id)
    FROM told AS t JOIN sample_sentences AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.sentence_no
) TO '{folder}/sentences.parquet' (FORMAT parquet);
