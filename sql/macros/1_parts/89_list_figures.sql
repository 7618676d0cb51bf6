-- All figures of claims, by the numbers of their rows: in which claim, in the article of which row, said by whom.
CREATE OR REPLACE MACRO list_figures() AS TABLE
    SELECT f.rowid AS figure_row, c.rowid AS claim_row, a.rowid AS article_row, m.entity_id AS speaker_id,
           g.rowid AS group_row
    FROM work.figure_keys AS f
    JOIN claims AS c USING (claim_id)
    JOIN articles AS a ON a.article_id = f.article_id
    LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    LEFT JOIN claim_groups AS g USING (claim_id);
