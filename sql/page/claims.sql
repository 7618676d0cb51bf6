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
    SELECT claim_id, article_id, said_date, content_text, content_start_char, content_end_char
    FROM claims
    WHERE ($act = '' OR act = $act) AND ($speakers = '' OR speaker_mention_id IN (SELECT mention_id FROM spoken))
        AND ($about = '' OR article_id IN (SELECT article_id FROM holding))
),
chosen AS MATERIALIZED (
    SELECT c.claim_id, coalesce(c.said_date, a.published_date) AS said_date, a.outlet, a.title
    FROM narrowed AS c
    JOIN articles AS a USING (article_id)
    WHERE a.is_original
        AND coalesce(c.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($about = '' OR EXISTS (
            FROM named AS n
            WHERE n.article_id = c.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
        ) OR contains(lower(strip_accents(c.content_text)), left(terms($about)[1], greatest(1, length(terms($about)[1]) - 1)))
            AND list_has_all(terms(c.content_text), terms($about)))
    ORDER BY said_date DESC NULLS LAST, c.article_id, c.content_start_char
    LIMIT CAST($most AS BIGINT)
),
told AS MATERIALIZED (
    SELECT h.*, c.* EXCLUDE (claim_id, said_date)
    FROM chosen AS h
    JOIN claims AS c USING (claim_id)
)
SELECT t.said_date, coalesce(e.name, t.speaker_name, t.source_text) AS speaker, e.entity_id AS speaker_id, t.act,
       t.is_cue_negated, t.factuality, t.content_text, t.outlet, t.title, g.n_reports, g.n_independent, g.claim_group_id,
       t.claim_id, t.article_id, t.content_start_char, t.content_end_char
FROM told AS t
LEFT JOIN mentions AS m ON m.mention_id = t.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
LEFT JOIN claim_groups AS g ON g.claim_id = t.claim_id
ORDER BY t.said_date DESC NULLS LAST, t.article_id, t.content_start_char;
