-- All sentences that tell a day, with where they stand, templates left out: in the article of which row, how the day was reached.
CREATE OR REPLACE MACRO list_dated() AS TABLE
    SELECT a.rowid AS article_row, a.article_id AS article_order, d.sentence_no, d.event_date, d.dated_by, d.realis, d.telling,
           s.start_char, s.end_char
    FROM work.dated_sentences AS d
    JOIN articles AS a USING (article_id)
    JOIN sentences AS s USING (article_id, sentence_no)
    WHERE NOT d.is_template;
