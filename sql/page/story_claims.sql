-- Who says what in a story and in the articles around it: one claim a group, those of most sources first.
-- $rows = : the numbers of these articles' rows, parted by commas
-- $most = 60: how many
WITH told AS MATERIALIZED (
    SELECT claim_row, article_row, article_order, start_char, speaker_id, day, group_row
    FROM list_claims()
    WHERE article_row IN (SELECT unnest(string_split($rows, ','))::BIGINT) AND speaker_id IS NOT NULL
),
grouped AS MATERIALIZED (
    SELECT rowid AS group_row, claim_group_id, n_reports, n_independent
    FROM claim_groups
    WHERE rowid IN (SELECT group_row FROM told)
),
printed AS MATERIALIZED (
    SELECT rowid AS article_row, published_date FROM articles WHERE rowid IN (SELECT article_row FROM told)
),
chosen AS MATERIALIZED (
    SELECT t.claim_row, t.article_row, t.speaker_id, t.day, group_row
    FROM told AS t
    JOIN grouped AS g USING (group_row)
    JOIN printed AS a USING (article_row)
    QUALIFY row_number() OVER (
        PARTITION BY g.claim_group_id ORDER BY a.published_date, t.article_order, t.start_char, t.claim_row
    ) = 1
    ORDER BY g.n_independent DESC, g.n_reports DESC, t.day, t.article_order, t.start_char, t.claim_row
    LIMIT CAST($most AS BIGINT)
)
SELECT * EXCLUDE (claim_row)
FROM tell_claims((SELECT list(chosen) FROM chosen))
ORDER BY n_independent DESC, n_reports DESC, said_date, article_id, content_start_char, claim_row;
