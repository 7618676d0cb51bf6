-- Words of the archive that look like one that it does not hold.
-- $word = : the word
SELECT term, count(*) AS n_articles
FROM work.search_terms
WHERE term >= left(fold($word), 2) AND term < left(fold($word), 2) || chr(1114111)
    AND damerau_levenshtein(term, fold($word)) <= 2
GROUP BY term
ORDER BY min(damerau_levenshtein(term, fold($word))), n_articles DESC, term
LIMIT 5;
