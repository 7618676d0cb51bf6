-- The articles that hold any of some words, of the postings kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.rank_articles(wanted) AS TABLE
    WITH asked AS MATERIALIZED (
        SELECT rowid AS term_no, term, n_holding, row_number() OVER (ORDER BY n_holding DESC, term) AS rarity
        FROM kept.main.index_terms
        WHERE term IN (SELECT unnest(terms(wanted)))
    ),
    archive AS MATERIALIZED (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles),
    ranked AS (
        SELECT p.article_row::BIGINT AS article_row, max(t.rarity) AS rarity,
               sum(bm25(n_articles, t.n_holding, p.frequency, a.words, mean_words)) AS score
        FROM kept.main.postings AS p
        JOIN asked AS t USING (term_no)
        JOIN articles AS a ON a.rowid = p.article_row
        CROSS JOIN archive
        GROUP BY p.article_row
    )
    SELECT article_row, score, term AS rarest
    FROM ranked
    JOIN asked USING (rarity);
