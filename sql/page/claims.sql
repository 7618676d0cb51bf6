-- What is said: by whom, of what, when and how; newest first, reprints left out.
-- $speakers = : entity_ids of who says it, parted by commas; empty for anybody
-- $about = : words that what is said must contain; empty for anything
-- $entities = : entity_ids, parted by commas, of which what is said may name one instead
-- $act = : asserts, denies, promises, criticizes ...; empty for any
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 50: how many
WITH spoken AS (
    SELECT mention_id
    FROM mentions
    WHERE entity_id IN (SELECT unnest(string_split($speakers, ',')))
),
named AS (
    SELECT article_id, start_char, end_char
    FROM mentions
    WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
),
chosen AS (
    SELECT c.claim_id, c.article_id, coalesce(c.said_date, a.published_date) AS said_date, a.outlet, a.title
    FROM claims AS c
    JOIN articles AS a USING (article_id)
    WHERE a.is_original AND ($act = '' OR c.act = $act)
        AND ($speakers = '' OR c.speaker_mention_id IN (SELECT mention_id FROM spoken))
        AND coalesce(c.said_date, a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($about = '' OR EXISTS (
            FROM named AS n
            WHERE n.article_id = c.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
        ) OR len(list_filter(
            string_split(lower($about), ' '), lambda word: NOT contains(lower(c.content_text), word)
        )) = 0)
    ORDER BY said_date DESC NULLS LAST, c.article_id, c.content_start_char
    LIMIT CAST($most AS BIGINT)
)
SELECT h.said_date, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, e.entity_id AS speaker_id, c.act,
       c.is_cue_negated, c.factuality, c.content_text, h.outlet, h.title, g.n_reports, g.n_independent, g.claim_group_id,
       c.claim_id, c.article_id, c.content_start_char, c.content_end_char
FROM chosen AS h
JOIN claims AS c USING (claim_id)
LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
LEFT JOIN entities AS e USING (entity_id)
LEFT JOIN claim_groups AS g ON g.claim_id = h.claim_id
ORDER BY h.said_date DESC NULLS LAST, c.article_id, c.content_start_char;
