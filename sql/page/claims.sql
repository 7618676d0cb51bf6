-- What is said: by whom, of what, when and how; newest first, reprints left out. Articles that hold all the words asked for
-- are found by the index first.
-- $speakers = : entity_ids of who says it, parted by commas; empty for anybody
-- $about = : words that what is said must contain; empty for anything
-- $entities = : entity_ids, parted by commas, of which what is said may name one instead
-- $act = : asserts, denies, promises, criticizes ...; empty for any
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 50: how many
WITH narrowed AS MATERIALIZED (
    SELECT claim_row, article_row, article_order, start_char, speaker_id, day, group_row
    FROM list_claims()
    WHERE is_original AND coalesce(day, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        -- given $act
        AND act = $act
        -- given $speakers
        AND speaker_id IN (SELECT unnest(string_split($speakers, ',')))
        -- end
),
    -- given $about
likely AS MATERIALIZED (
    SELECT claim_row FROM narrowed WHERE article_row IN (SELECT article_row FROM hold_words($about))
),
asked AS MATERIALIZED (SELECT terms($about) AS words),
about AS MATERIALIZED (
    SELECT rowid AS claim_row
    FROM claims
    WHERE rowid IN (SELECT claim_row FROM likely)
        AND contains(
            lower(strip_accents(content_text)),
            (SELECT left(words[1], greatest(1, length(words[1]) - 1)) FROM asked)
        )
        AND list_has_all(terms(content_text), (SELECT words FROM asked))
    UNION
    SELECT claim_row FROM list_named() WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
),
    -- end
chosen AS MATERIALIZED (
    SELECT claim_row, article_row, speaker_id, day, group_row
    FROM narrowed
    -- given $about
    WHERE claim_row IN (SELECT claim_row FROM about)
    -- end
    ORDER BY day DESC NULLS LAST, article_order, start_char, claim_row
    LIMIT CAST($most AS BIGINT)
)
SELECT * EXCLUDE (claim_row)
FROM tell_claims((SELECT list(chosen) FROM chosen))
ORDER BY said_date DESC NULLS LAST, article_id, content_start_char, claim_row;
