-- The sentences that tell a day in their words, of those kept: as the published macro tells all sentences.
CREATE OR REPLACE MACRO kept.main.list_sentences() AS TABLE
    SELECT DISTINCT article_row, start_char, sentence FROM kept.main.article_days;
