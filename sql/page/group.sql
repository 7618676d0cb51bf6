-- Who says the same: the claims of a group, earliest first.
-- $group = : its claim_group_id
-- $most = 100: how many
SELECT a.published_date, a.published_at, a.outlet, a.title, coalesce(e.name, c.speaker_name, c.source_text) AS speaker,
       e.entity_id AS speaker_id, c.act, g.method, g.n_reports, g.n_independent, c.content_text, c.claim_id, c.article_id,
       c.content_start_char, c.content_end_char, a.is_original
FROM claim_groups AS g
JOIN claims AS c USING (claim_id)
JOIN articles AS a ON a.article_id = c.article_id
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
WHERE g.claim_group_id = $group
ORDER BY a.published_date, a.published_at, g.claim_id
LIMIT CAST($most AS BIGINT);
