-- Words of the archive that look like one that it does not hold.
-- $word = : the word
WITH asked AS MATERIALIZED (SELECT fold($word) AS word),
near AS MATERIALIZED (
    SELECT t.term, t.n_articles, damerau_levenshtein(t.term, a.word) AS distance
    FROM list_terms() AS t
    JOIN asked AS a ON t.term >= left(a.word, 2) AND t.term < left(a.word, 2) || chr(1114111)
)
SELECT term, n_articles
FROM near
WHERE distance <= 2
ORDER BY distance, n_articles DESC, term
LIMIT 5;
