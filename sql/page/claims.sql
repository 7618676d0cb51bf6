-- What is said: by whom, of what, when and how; newest first, reprints left out. Articles that hold all the words asked for
-- are found by the index first.
-- $speakers = : entity_ids of who says it, parted by commas; empty for anybody
-- $about = : words that what is said must contain; empty for anything
-- $entities = : entity_ids, parted by commas, of which what is said may name one instead
-- $act = : asserts, denies, promises, criticizes ...; empty for any
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 50: how many
WITH spoken AS MATERIALIZED (
    SELECT mention_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($speakers, ',')))
),
named AS MATERIALIZED (
    SELECT article_id, start_char, end_char
    FROM mentions
    WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
),
holding AS MATERIALIZED (
    SELECT article_id
    FROM work.search_terms
    WHERE term IN (SELECT unnest(terms($about)))
    GROUP BY article_id
    HAVING count(*) = len(list_distinct(terms($about)))
    UNION
    SELECT article_id FROM named
),
narrowed AS MATERIALIZED (
    SELECT rowid AS claim_row, article_id, said_date, if($about = '', NULL, content_text) AS content_text, content_start_char,
           content_end_char
    FROM claims
    WHERE ($act = '' OR act = $act) AND ($speakers = '' OR speaker_mention_id IN (SELECT mention_id FROM spoken))
        AND ($about = '' OR article_id IN (SELECT article_id FROM holding))
),
chosen AS MATERIALIZED (
    SELECT c.claim_row, coalesce(c.said_date, a.published_date) AS said_date, a.rowid AS article_row
    FROM narrowed AS c
    JOIN articles AS a USING (article_id)
    WHERE a.is_original
        AND coalesce(c.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($about = '' OR EXISTS (
            FROM named AS n
            WHERE n.article_id = c.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
        ) OR contains(lower(strip_accents(c.content_text)), left(terms($about)[1], greatest(1, length(terms($about)[1]) - 1)))
            AND list_has_all(terms(c.content_text), terms($about)))
    ORDER BY said_date DESC NULLS LAST, c.article_id, c.content_start_char, c.claim_row
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
voices AS MATERIALIZED (
    SELECT mention_id, entity_id FROM mentions WHERE mention_id IN (SELECT speaker_mention_id FROM worded)
),
known AS MATERIALIZED (
    SELECT entity_id, name FROM entities WHERE entity_id IN (SELECT entity_id FROM voices)
)
SELECT c.said_date, coalesce(e.name, w.speaker_name, w.source_text) AS speaker, e.entity_id AS speaker_id, w.act,
       w.is_cue_negated, w.factuality, w.content_text, p.outlet, p.title, w.claim_id, w.article_id, w.content_start_char,
       w.content_end_char
FROM chosen AS c
JOIN worded AS w USING (claim_row)
JOIN printed AS p USING (article_row)
LEFT JOIN voices AS m ON m.mention_id = w.speaker_mention_id
LEFT JOIN known AS e USING (entity_id)
ORDER BY c.said_date DESC NULLS LAST, w.article_id, w.content_start_char, c.claim_row;
