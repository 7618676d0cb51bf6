-- The articles that hold all of some words, of the postings kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.hold_words(wanted) AS TABLE
    WITH asked AS MATERIALIZED (SELECT DISTINCT unnest(terms(wanted)) AS term)
    SELECT article_row::BIGINT AS article_row
    FROM kept.main.postings
    WHERE term_no IN (SELECT rowid FROM kept.main.index_terms WHERE term IN (FROM asked))
    GROUP BY article_row
    HAVING count(*) = (SELECT count(*) FROM asked);
