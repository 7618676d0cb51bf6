-- Write their mentions.
COPY (
    SELECT s.* REPLACE (
        copied_id(s.mention_id, t.corpus) AS mention_id, t.article_id AS article_id,
        substr(t.text, s.start_char + 1, s.end_char - s.start_char) AS surface, disguise(s.head, t.corpus, t.for_words) AS head
    )
    FROM told AS t JOIN sample_mentions AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.start_char
) TO '{folder}/mentions.parquet' (FORMAT parquet);
