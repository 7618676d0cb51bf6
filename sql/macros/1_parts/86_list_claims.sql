-- All claims, by the numbers of their rows: in the article of which row, on which day, by whom, in which way, and in which row
-- of the groups.
CREATE OR REPLACE MACRO list_claims() AS TABLE
    SELECT m.entity_id AS speaker_id, c.rowid AS claim_row, a.rowid AS article_row, a.article_id AS article_order,
           c.content_start_char AS start_char, coalesce(c.said_date, a.published_date) AS day, c.act, a.is_original,
           g.rowid AS group_row
    FROM claims AS c
    JOIN articles AS a USING (article_id)
    LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    LEFT JOIN claim_groups AS g USING (claim_id);
