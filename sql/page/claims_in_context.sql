-- Some claims, each with the text of its article around it.
-- $claims = : claim_ids, parted by commas
-- $most = 60: how many
SELECT c.claim_id, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, e.entity_id AS speaker_id, c.act,
       c.is_cue_negated, c.factuality, coalesce(c.said_date, a.published_date) AS said_date, c.content_text, c.article_id,
       c.content_start_char, c.content_end_char, a.title, a.outlet, a.is_original,
       substr(a.text, greatest(0, c.content_start_char - 160) + 1, least(160, c.content_start_char)) AS before_text,
       substr(a.text, c.content_end_char + 1, 160) AS after_text
FROM claims AS c
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
WHERE c.claim_id IN (SELECT unnest(string_split($claims, ',')))
ORDER BY a.published_date, a.published_at, c.claim_id
LIMIT CAST($most AS BIGINT);
