-- Words of the archive that look like one that it does not hold.
-- $word = : the word
WITH near AS MATERIALIZED (
    SELECT term, count(*) AS n_articles
    FROM work.search_terms
    WHERE term >= left(fold($word), 2) AND term < left(fold($word), 2) || chr(1114111)
    GROUP BY term
)
SELECT term, n_articles
FROM near
WHERE damerau_levenshtein(term, fold($word)) <= 2
ORDER BY damerau_levenshtein(term, fold($word)), n_articles DESC, term
LIMIT 5;
