-- The figures in an article's claims.
-- $article = : its article_id
SELECT DISTINCT start_char, end_char, surface, value, low, high, comparator, unit, counted_phrase
FROM claim_quantities
WHERE article_id = $article
ORDER BY start_char, end_char;
