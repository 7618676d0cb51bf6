-- The days that the archive dates something to, by entity: with the numbers of the rows that tell of the day, the expression
-- that it was read from, and the article.
CREATE OR REPLACE MACRO list_days() AS TABLE
    SELECT d.entity_id, d.event_date, d.weight, d.start_char, d.rowid AS day_row, x.rowid AS timex_row, a.rowid AS article_row
    FROM timeline AS d
    LEFT JOIN timexes AS x ON x.timex_id = d.timex_id
    LEFT JOIN articles AS a ON a.article_id = d.article_id
    WHERE d.weight > 0;
