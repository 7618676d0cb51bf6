-- What a word adds to an article's rank (BM25: Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75): of n_articles, n_holding hold
-- it; this one holds it so many times among its words. Numbers are doubles: of decimals every step is planned anew.
CREATE OR REPLACE MACRO bm25(n_articles, n_holding, frequency, words, mean_words) AS
    ln(1 + (n_articles - n_holding + 0.5e0) / (n_holding + 0.5e0))
    * frequency * 2.2e0 / (frequency + 1.2e0 * (0.25e0 + 0.75e0 * words / mean_words));
