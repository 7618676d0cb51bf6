-- Entities whose names look like what was asked for, the whole name or its last word.
-- $name = : what was asked for
WITH asked AS (SELECT fold_name($name) AS name),
folded AS (SELECT entity_id, name, label, n_articles, fold_name(name) AS folded FROM entities),
compared AS (
    SELECT f.*, jaro_winkler_similarity(f.folded, a.name) AS whole,
           jaro_winkler_similarity(split_part(f.folded, ' ', -1), split_part(a.name, ' ', -1)) AS last_word
    FROM folded AS f
    CROSS JOIN asked AS a
)
SELECT entity_id, name, label, n_articles
FROM compared
WHERE whole > 0.8 OR last_word > 0.88
ORDER BY greatest(whole, last_word) DESC, n_articles DESC, name
LIMIT 6;
