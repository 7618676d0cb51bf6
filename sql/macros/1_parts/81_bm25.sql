-- What a word adds to an article's rank (BM25: Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75): of n_articles, n_holding hold
-- it; this one holds it so many times among its words.
CREATE OR REPLACE MACRO bm25(n_articles, n_holding, frequency, words, mean_words) AS
    ln(1 + (n_articles - n_holding + 0.5) / (n_holding + 0.5))
    * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * words / mean_words));
