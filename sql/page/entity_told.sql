-- What others say with an entity's name in it, newest first; reprints are left out.
-- $entity = : its entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 25: how many
WITH named AS (
    SELECT mention_id, article_id, start_char, end_char FROM mentions WHERE entity_id = $entity
),
told AS (
    SELECT DISTINCT c.claim_id, c.article_id, c.speaker_mention_id, c.speaker_name, c.source_text, c.act, c.is_cue_negated,
           c.factuality, c.content_text, c.content_start_char, c.content_end_char,
           coalesce(c.said_date, a.published_date) AS said_date, a.outlet, a.title
    FROM named AS n
    JOIN claims AS c ON c.article_id = n.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
    JOIN articles AS a ON a.article_id = c.article_id
    WHERE a.is_original
        AND NOT EXISTS (FROM named AS s WHERE s.mention_id = c.speaker_mention_id)
        AND coalesce(c.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    ORDER BY said_date DESC NULLS LAST, c.article_id, c.content_start_char
    LIMIT CAST($most AS BIGINT)
)
SELECT t.said_date, coalesce(e.name, t.speaker_name, t.source_text) AS speaker, e.entity_id AS speaker_id, t.act,
       t.is_cue_negated, t.factuality, t.content_text, t.outlet, t.title, t.claim_id, t.article_id, t.content_start_char,
       t.content_end_char
FROM told AS t
LEFT JOIN mentions AS m ON m.mention_id = t.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
ORDER BY t.said_date DESC NULLS LAST, t.article_id, t.content_start_char;
