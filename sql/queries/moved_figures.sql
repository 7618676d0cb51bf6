-- Which figures moved, from what to what?
-- $counted = : words in what is counted; empty for all
SELECT other_published_date AS published_date, counted, value, other_value, confidence, explanation, other_outlet
FROM conflicts('')
WHERE kind = 'update' AND list_has_all(terms(counted), terms($counted))
ORDER BY published_date DESC, confidence DESC, explanation;
