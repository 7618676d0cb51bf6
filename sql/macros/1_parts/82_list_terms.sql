-- All words of the search index, with how many articles hold each.
CREATE OR REPLACE MACRO list_terms() AS TABLE
    SELECT term, count(*) AS n_articles FROM work.search_terms GROUP BY term;
