-- The words of the search index, in order, and how many articles hold each.
CREATE TABLE kept.main.index_terms AS
SELECT term, count(*)::INTEGER AS n_holding FROM work.search_terms GROUP BY term ORDER BY term;
