-- Write their time expressions; the days they mean move with the corpus.
COPY (
    SELECT s.* REPLACE (
        copied_id(s.timex_id, t.corpus) AS timex_id, t.article_id AS article_id,
        substr(t.text, s.start_char + 1, s.end_char - s.start_char) AS surface,
        s.begin_date + t.shift::INTEGER AS begin_date, s.end_date + t.shift::INTEGER AS end_date
    )
    FROM told AS t JOIN sample_timexes AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.start_char
) TO '{folder}/timexes.parquet' (FORMAT parquet);
