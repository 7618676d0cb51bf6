-- What is told of one given day, by which article, and when was it written?
-- $day = 2024-11-02: the day
SELECT d.realis, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence, d.dated_by, a.published_date, a.outlet,
       a.title, d.article_id, s.start_char, s.end_char
FROM work.dated_sentences AS d
JOIN articles AS a USING (article_id)
JOIN sentences AS s USING (article_id, sentence_no)
WHERE d.event_date = CAST($day AS DATE) AND a.is_original AND NOT d.is_template
QUALIFY row_number() OVER (PARTITION BY a.story_id, fold(sentence) ORDER BY d.article_id, d.sentence_no, d.timex_id) = 1
ORDER BY realis_rank(d.realis), a.published_date, d.article_id, d.sentence_no;
