-- All mentions of entities: in the article of which row, in which sentence, with what role said of it.
CREATE OR REPLACE MACRO list_mentions() AS TABLE
    SELECT m.entity_id, a.rowid AS article_row, a.article_id AS article_order, m.sentence_no, m.start_char, m.role
    FROM mentions AS m
    JOIN articles AS a USING (article_id);
