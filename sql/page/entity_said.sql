-- What a speaker said, newest first; reprints are left out. The rows shown are chosen by few columns, and read by number.
-- $entity = : the speaker's entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 25: how many
WITH spoken AS MATERIALIZED (SELECT mention_id FROM mentions WHERE entity_id = $entity),
told AS MATERIALIZED (
    SELECT rowid AS claim_row, article_id, said_date, content_start_char
    FROM claims
    WHERE speaker_mention_id IN (SELECT mention_id FROM spoken)
),
chosen AS MATERIALIZED (
    SELECT t.claim_row, coalesce(t.said_date, a.published_date) AS day, a.rowid AS article_row
    FROM told AS t
    JOIN articles AS a USING (article_id)
    WHERE a.is_original
        AND coalesce(t.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    ORDER BY day DESC NULLS LAST, t.article_id, t.content_start_char, t.claim_row
    LIMIT CAST($most AS BIGINT)
),
worded AS MATERIALIZED (
    SELECT rowid AS claim_row, claim_id, article_id, act, is_cue_negated, factuality, content_text, content_start_char,
           content_end_char
    FROM claims
    WHERE rowid IN (SELECT claim_row FROM chosen)
),
printed AS MATERIALIZED (
    SELECT rowid AS article_row, outlet, title FROM articles WHERE rowid IN (SELECT article_row FROM chosen)
)
SELECT c.day AS said_date, w.act, w.is_cue_negated, w.factuality, w.content_text, p.outlet, p.title, w.claim_id,
       w.article_id, w.content_start_char, w.content_end_char
FROM chosen AS c
JOIN worded AS w USING (claim_row)
JOIN printed AS p USING (article_row)
ORDER BY c.day DESC NULLS LAST, w.article_id, w.content_start_char, c.claim_row;
