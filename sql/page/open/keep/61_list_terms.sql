-- All words of the search index, of those kept.
CREATE OR REPLACE MACRO kept.main.list_terms() AS TABLE SELECT term, n_holding AS n_articles FROM kept.main.index_terms;
