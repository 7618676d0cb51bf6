-- The sentences of some articles that tell a day, of those kept: as the published macro tells all their sentences.
CREATE OR REPLACE MACRO kept.main.list_sentences(article_rows) AS TABLE
    SELECT DISTINCT article_row, start_char, sentence
    FROM kept.main.article_days
    WHERE article_row IN (SELECT unnest(article_rows));
