-- Who says what in a story and in the articles around it: one claim a group, those of most sources first.
-- $story = : its story_id
-- $most = 60: how many
SELECT coalesce(e.name, c.speaker_name, c.source_text) AS speaker, e.entity_id AS speaker_id, c.act, c.is_cue_negated, c.factuality,
       c.content_text, coalesce(c.said_date, a.published_date) AS said_date, a.outlet, a.title, g.n_reports, g.n_independent,
       g.claim_group_id, c.claim_id, c.article_id, c.content_start_char, c.content_end_char
FROM articles_around($story) AS r
JOIN articles AS a USING (article_id)
JOIN claims AS c ON c.article_id = a.article_id
JOIN claim_groups AS g ON g.claim_id = c.claim_id
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
WHERE coalesce(e.name, c.speaker_name) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY g.claim_group_id ORDER BY a.published_date, c.claim_id) = 1
ORDER BY g.n_independent DESC, g.n_reports DESC, said_date, c.claim_id
LIMIT CAST($most AS BIGINT);
