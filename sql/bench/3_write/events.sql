-- Write their events; the days move with the corpus.
COPY (
    SELECT s.* REPLACE (
        copied_id(s.event_id, t.corpus) AS event_id, t.article_id AS article_id,
        substr(t.text, s.start_char + 1, s.end_char - s.start_char) AS trigger,
        copied_id(s.timex_id, t.corpus) AS timex_id,
        list_transform(s.mention_ids, lambda id: copied_id(id, t.corpus)) AS mention_ids,
        s.date_begin + t.shift::INTEGER AS date_begin, s.date_end + t.shift::INTEGER AS date_end
    )
    FROM told AS t JOIN sample_events AS s ON s.article_id = t.sample_id
    ORDER BY t.corpus, t.article_id, s.start_char
) TO '{folder}/events.parquet' (FORMAT parquet);
