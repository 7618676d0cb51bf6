-- Sentences are not empty and lie within their article's text, in reading order.
SELECT s.article_id, s.sentence_no, s.start_char, s.end_char, length(a.text) AS length
FROM (SELECT *, lag(end_char, 1, 0) OVER (PARTITION BY article_id ORDER BY sentence_no) AS previous_end FROM sentences) AS s
JOIN articles AS a USING (article_id)
WHERE s.start_char < s.previous_end OR s.end_char <= s.start_char OR s.end_char > length(a.text);
