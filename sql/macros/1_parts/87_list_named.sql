-- All claims with each entity that is named in what is said, by the numbers of their rows.
CREATE OR REPLACE MACRO list_named() AS TABLE
    SELECT DISTINCT n.entity_id, s.entity_id AS speaker_id, c.rowid AS claim_row, a.rowid AS article_row,
           a.article_id AS article_order, c.content_start_char AS start_char, coalesce(c.said_date, a.published_date) AS day,
           c.act, a.is_original, g.rowid AS group_row
    FROM mentions AS n
    JOIN claims AS c ON c.article_id = n.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char
    JOIN articles AS a ON a.article_id = c.article_id
    LEFT JOIN mentions AS s ON s.mention_id = c.speaker_mention_id
    LEFT JOIN claim_groups AS g USING (claim_id);
