-- All sentences in their words: in the article of which row they stand, and where.
CREATE OR REPLACE MACRO list_sentences() AS TABLE
    SELECT a.rowid AS article_row, s.start_char, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence
    FROM sentences AS s
    JOIN articles AS a USING (article_id);
