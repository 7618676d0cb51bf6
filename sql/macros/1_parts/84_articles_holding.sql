-- The articles that hold a phrase: all its words, next to each other; by the numbers of their rows. '' gives none.
CREATE OR REPLACE MACRO articles_holding(phrase) AS TABLE
    WITH likely AS MATERIALIZED (SELECT article_row FROM hold_words(phrase)),
    texts AS MATERIALIZED (
        SELECT rowid AS article_row, strip_accents(title || ' ' || text) AS words
        FROM articles
        WHERE rowid IN (SELECT article_row FROM likely)
    )
    SELECT article_row FROM texts WHERE regexp_matches(words, phrase_pattern(phrase));
