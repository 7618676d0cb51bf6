-- What others say with an entity's name in it, newest first; reprints are left out. The rows shown are chosen by few columns,
-- and read by number.
-- $entity = : its entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 25: how many
WITH named AS MATERIALIZED (
    SELECT mention_id, article_id, start_char, end_char FROM mentions WHERE entity_id = $entity
),
told AS MATERIALIZED (
    SELECT DISTINCT c.rowid AS claim_row, c.article_id, c.said_date, c.content_start_char
    FROM named AS n
    JOIN claims AS c ON c.article_id = n.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
    WHERE c.speaker_mention_id IS NULL OR c.speaker_mention_id NOT IN (SELECT mention_id FROM named)
),
chosen AS MATERIALIZED (
    SELECT t.claim_row, coalesce(t.said_date, a.published_date) AS said_date, a.rowid AS article_row
    FROM told AS t
    JOIN articles AS a USING (article_id)
    WHERE a.is_original
        AND coalesce(t.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    ORDER BY said_date DESC NULLS LAST, t.article_id, t.content_start_char, t.claim_row
    LIMIT CAST($most AS BIGINT)
),
worded AS MATERIALIZED (
    SELECT rowid AS claim_row, claim_id, article_id, speaker_mention_id, speaker_name, source_text, act, is_cue_negated,
           factuality, content_text, content_start_char, content_end_char
    FROM claims
    WHERE rowid IN (SELECT claim_row FROM chosen)
),
printed AS MATERIALIZED (
    SELECT rowid AS article_row, outlet, title FROM articles WHERE rowid IN (SELECT article_row FROM chosen)
),
spoken AS MATERIALIZED (
    SELECT mention_id, entity_id FROM mentions WHERE mention_id IN (SELECT speaker_mention_id FROM worded)
),
known AS MATERIALIZED (
    SELECT entity_id, name FROM entities WHERE entity_id IN (SELECT entity_id FROM spoken)
)
SELECT c.said_date, coalesce(e.name, w.speaker_name, w.source_text) AS speaker, e.entity_id AS speaker_id, w.act,
       w.is_cue_negated, w.factuality, w.content_text, p.outlet, p.title, w.claim_id, w.article_id, w.content_start_char,
       w.content_end_char
FROM chosen AS c
JOIN worded AS w USING (claim_row)
JOIN printed AS p USING (article_row)
LEFT JOIN spoken AS m ON m.mention_id = w.speaker_mention_id
LEFT JOIN known AS e USING (entity_id)
ORDER BY c.said_date DESC NULLS LAST, w.article_id, w.content_start_char, c.claim_row;
