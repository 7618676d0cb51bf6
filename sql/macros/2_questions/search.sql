-- Articles that hold any of the words, best first by BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75).
CREATE OR REPLACE MACRO search(wanted) AS TABLE
    WITH postings AS (
        SELECT term, article_id, frequency, count(*) OVER (PARTITION BY term) AS n_holding
        FROM work.search_terms
        WHERE list_contains(terms(wanted), term)
    ),
    archive AS (SELECT count(*) AS n_articles, avg(words) AS mean_words FROM articles),
    ranked AS (
        SELECT p.article_id,
               sum(
                   ln(1 + (n_articles - n_holding + 0.5) / (n_holding + 0.5))
                   * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * a.words / mean_words))
                   ORDER BY p.term
               ) AS score,
               arg_max(p.term, (-n_holding, p.term)) AS rarest
        FROM postings AS p
        JOIN articles AS a USING (article_id)
        CROSS JOIN archive
        GROUP BY p.article_id
    )
    SELECT round(r.score, 4) AS score, a.title, a.outlet, a.published_date,
           replace(substr(a.text, greatest(1, instr(lower(strip_accents(a.text)), rarest) - 80), 240), chr(10), ' ') AS snippet,
           r.article_id
    FROM ranked AS r
    JOIN articles AS a USING (article_id)
    ORDER BY score DESC, r.article_id;
