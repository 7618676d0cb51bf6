-- A claim's cue offsets give the cue's words.
SELECT x.article_id, x.claim_id, x.cue_start_char, x.cue_end_char, x.cue_text,
       substr(a.text, x.cue_start_char + 1, x.cue_end_char - x.cue_start_char) AS found
FROM claims AS x
JOIN articles AS a USING (article_id)
WHERE x.cue_text IS NOT NULL AND substr(a.text, x.cue_start_char + 1, x.cue_end_char - x.cue_start_char) IS DISTINCT FROM x.cue_text;
