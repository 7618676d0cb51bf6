-- The articles that hold a phrase: all its words, next to each other. '' gives none.
CREATE OR REPLACE MACRO articles_holding(phrase) AS TABLE
    WITH likely AS MATERIALIZED (
        SELECT article_id
        FROM (
            SELECT article_id, count(*) AS n_terms
            FROM work.search_terms
            WHERE phrase <> '' AND term IN (SELECT unnest(terms(phrase)))
            GROUP BY article_id
        )
        WHERE n_terms = len(list_distinct(terms(phrase)))
    ),
    texts AS MATERIALIZED (
        SELECT article_id, strip_accents(title || ' ' || text) AS words
        FROM articles
        WHERE rowid IN (SELECT rowid FROM articles WHERE article_id IN (SELECT article_id FROM likely))
    )
    SELECT article_id FROM texts WHERE regexp_matches(words, phrase_pattern(phrase));
