-- A mention's offsets give its surface.
SELECT x.article_id, x.mention_id, x.start_char, x.end_char, x.surface,
       substr(a.text, x.start_char + 1, x.end_char - x.start_char) AS found
FROM mentions AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.start_char + 1, x.end_char - x.start_char) IS DISTINCT FROM x.surface;
