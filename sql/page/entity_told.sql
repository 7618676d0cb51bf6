-- What others say with an entity's name in it, newest first; reprints are left out.
-- $entity = : its entity_id
-- $from = 0001-01-01: first day
-- $until = 9999-12-31: last day
-- $most = 10: how many
WITH chosen AS MATERIALIZED (
    SELECT claim_row, article_row, speaker_id, day, group_row
    FROM list_named()
    WHERE entity_id = $entity AND speaker_id IS DISTINCT FROM $entity AND is_original
        AND coalesce(day, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    ORDER BY day DESC NULLS LAST, article_order, start_char, claim_row
    LIMIT CAST($most AS BIGINT)
)
SELECT * EXCLUDE (claim_row)
FROM tell_claims((SELECT list(chosen) FROM chosen))
ORDER BY said_date DESC NULLS LAST, article_id, content_start_char, claim_row;
