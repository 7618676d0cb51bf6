-- The sentences of some articles (a list of the numbers of their rows) in their words, and where they stand.
CREATE OR REPLACE MACRO list_sentences(article_rows) AS TABLE
    WITH texts AS MATERIALIZED (
        SELECT rowid AS article_row, article_id, text FROM articles WHERE rowid IN (SELECT unnest(article_rows))
    )
    SELECT t.article_row, s.start_char, substr(t.text, s.start_char + 1, s.end_char - s.start_char) AS sentence
    FROM sentences AS s
    JOIN texts AS t USING (article_id);
