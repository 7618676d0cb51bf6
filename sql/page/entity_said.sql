-- What a speaker said, newest first; reprints are left out.
-- $entity = : the speaker's entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 25: how many
SELECT coalesce(c.said_date, a.published_date) AS said_date, c.act, c.is_cue_negated, c.factuality, c.content_text, a.outlet,
       a.title, g.n_reports, g.n_independent, g.claim_group_id, c.claim_id, c.article_id, c.content_start_char,
       c.content_end_char
FROM claims AS c
JOIN articles AS a USING (article_id)
LEFT JOIN claim_groups AS g USING (claim_id)
WHERE c.speaker_mention_id IN (SELECT mention_id FROM mentions WHERE entity_id = $entity) AND a.is_original
    AND coalesce(c.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
ORDER BY said_date DESC NULLS LAST, c.article_id, c.content_start_char
LIMIT CAST($most AS BIGINT);
