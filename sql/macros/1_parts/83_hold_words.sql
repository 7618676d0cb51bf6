-- The articles that hold all of some words, by the numbers of their rows. '' gives none.
CREATE OR REPLACE MACRO hold_words(wanted) AS TABLE
    WITH asked AS MATERIALIZED (SELECT DISTINCT unnest(terms(wanted)) AS term),
    holding AS MATERIALIZED (
        SELECT article_id
        FROM work.search_terms
        WHERE term IN (FROM asked)
        GROUP BY article_id
        HAVING count(*) = (SELECT count(*) FROM asked)
    )
    SELECT rowid AS article_row FROM articles WHERE article_id IN (FROM holding);
