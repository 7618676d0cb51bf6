-- A sample of claims to read and judge: $n of them, the same for the same $seed and file, each with the text around it.
-- What is said is shown without the journalist's words between its pieces.
SELECT c.claim_id, a.url, a.published_date,
       substr(a.text, greatest(0, least(c.content_start_char, coalesce(c.cue_start_char, c.content_start_char)) - 300) + 1,
              least(1500, c.content_end_char - c.content_start_char + 700)) AS passage,
       c.source_text, c.speaker_name, c.speaker_type, c.cue_text, c.act,
       if(len(c.content_spans) < 2, c.content_text, list_reduce(
           list_transform(c.content_spans, lambda piece: substr(a.text, piece.start_char + 1, piece.end_char - piece.start_char)),
           lambda said, piece: said || ' … ' || piece
       )) AS content_text, c.factuality, c.quote_type
FROM voiced_claims() AS c
JOIN articles AS a USING (article_id)
ORDER BY md5(c.claim_id || $seed), c.claim_id
LIMIT $n;
