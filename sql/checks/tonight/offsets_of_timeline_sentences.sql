-- A timeline sentence's offsets give the sentence.
SELECT x.article_id, x.event_date, x.start_char, x.end_char, x.sentence,
       substr(a.text, x.start_char + 1, x.end_char - x.start_char) AS found
FROM timeline AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.start_char + 1, x.end_char - x.start_char) IS DISTINCT FROM x.sentence;
