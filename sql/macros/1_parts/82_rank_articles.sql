-- The articles that hold any of some words, by the numbers of their rows, each with its rank and the rarest of the words in it.
CREATE OR REPLACE MACRO rank_articles(wanted) AS TABLE
    WITH held AS MATERIALIZED (
        SELECT term, article_id, frequency FROM work.search_terms WHERE term IN (SELECT unnest(terms(wanted)))
    ),
    weighed AS MATERIALIZED (SELECT term, count(*) AS n_holding FROM held GROUP BY term),
    archive AS MATERIALIZED (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles)
    SELECT a.rowid AS article_row, sum(bm25(n_articles, w.n_holding, h.frequency, a.words, mean_words)) AS score,
           arg_max(h.term, (-w.n_holding, h.term)) AS rarest
    FROM held AS h
    JOIN weighed AS w USING (term)
    JOIN articles AS a USING (article_id)
    CROSS JOIN archive
    GROUP BY a.rowid;
