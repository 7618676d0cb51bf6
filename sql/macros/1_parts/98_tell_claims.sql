-- Claims chosen by the numbers of their rows, as they are told, and how many others tell the same: a list of
-- {claim_row, article_row, speaker_id, day, group_row}.
CREATE OR REPLACE MACRO tell_claims(chosen) AS TABLE
    WITH asked AS MATERIALIZED (SELECT unnest(chosen, recursive := true)),
    worded AS MATERIALIZED (
        SELECT rowid AS claim_row, claim_id, article_id, speaker_name, source_text, act, is_cue_negated, factuality, content_text,
               content_start_char, content_end_char
        FROM claims
        WHERE rowid IN (SELECT claim_row FROM asked)
    ),
    printed AS MATERIALIZED (
        SELECT rowid AS article_row, outlet, title FROM articles WHERE rowid IN (SELECT article_row FROM asked)
    ),
    known AS MATERIALIZED (
        SELECT entity_id, name FROM entities WHERE entity_id IN (SELECT speaker_id FROM asked)
    ),
    grouped AS MATERIALIZED (
        SELECT rowid AS group_row, claim_group_id, n_reports, n_independent
        FROM claim_groups
        WHERE rowid IN (SELECT group_row FROM asked)
    )
    SELECT r.claim_row, r.day AS said_date, coalesce(e.name, w.speaker_name, w.source_text) AS speaker, e.entity_id AS speaker_id,
           w.act, w.is_cue_negated, w.factuality, w.content_text, p.outlet, p.title, g.claim_group_id, g.n_reports,
           g.n_independent, w.claim_id, w.article_id, w.content_start_char, w.content_end_char
    FROM asked AS r
    JOIN worded AS w USING (claim_row)
    JOIN printed AS p USING (article_row)
    LEFT JOIN known AS e ON e.entity_id = r.speaker_id
    LEFT JOIN grouped AS g USING (group_row);
