-- The articles that hold any of some words, of the postings kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.rank_articles(wanted) AS TABLE
    WITH asked AS MATERIALIZED (
        SELECT rowid AS term_no, term, n_holding FROM kept.main.index_terms WHERE term IN (SELECT unnest(terms(wanted)))
    ),
    archive AS MATERIALIZED (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles)
    SELECT p.article_row::BIGINT AS article_row, sum(bm25(n_articles, t.n_holding, p.frequency, a.words, mean_words)) AS score,
           arg_max(t.term, (-t.n_holding, t.term)) AS rarest
    FROM kept.main.postings AS p
    JOIN asked AS t USING (term_no)
    JOIN articles AS a ON a.rowid = p.article_row
    CROSS JOIN archive
    GROUP BY p.article_row;
