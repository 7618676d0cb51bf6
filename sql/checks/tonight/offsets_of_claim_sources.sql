-- A claim's source offsets give the source's words.
SELECT x.article_id, x.claim_id, x.source_start_char, x.source_end_char, x.source_text,
       substr(a.text, x.source_start_char + 1, x.source_end_char - x.source_start_char) AS found
FROM claims AS x
JOIN articles AS a USING (article_id)
WHERE x.source_text IS NOT NULL AND substr(a.text, x.source_start_char + 1, x.source_end_char - x.source_start_char) IS DISTINCT FROM x.source_text;
