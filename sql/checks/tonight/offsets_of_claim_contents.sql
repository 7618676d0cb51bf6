-- A claim's content offsets give what is said.
SELECT x.article_id, x.claim_id, x.content_start_char, x.content_end_char, x.content_text,
       substr(a.text, x.content_start_char + 1, x.content_end_char - x.content_start_char) AS found
FROM claims AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.content_start_char + 1, x.content_end_char - x.content_start_char) IS DISTINCT FROM x.content_text;
