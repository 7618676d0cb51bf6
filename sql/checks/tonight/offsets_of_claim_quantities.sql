-- A figure's offsets give its surface.
SELECT x.article_id, x.claim_id, x.start_char, x.end_char, x.surface,
       substr(a.text, x.start_char + 1, x.end_char - x.start_char) AS found
FROM claim_quantities AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.start_char + 1, x.end_char - x.start_char) IS DISTINCT FROM x.surface;
