-- The claims of an article: who says what, how it is told, and how many others tell it.
-- $article = : its article_id
SELECT c.*, e.entity_id, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, g.claim_group_id, g.n_reports,
       g.n_independent,
       EXISTS (FROM claim_conflicts AS x WHERE c.claim_id IN (x.claim_id, x.other_claim_id)) AS is_disputed
FROM claims AS c
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id AND m.article_id = $article
LEFT JOIN entities AS e ON e.entity_id = m.entity_id
LEFT JOIN claim_groups AS g ON g.claim_id = c.claim_id
WHERE c.article_id = $article
ORDER BY c.content_start_char, c.content_end_char DESC, c.claim_id;
