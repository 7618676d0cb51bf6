-- Entities whose names look like what was asked for.
-- $name = : what was asked for
SELECT entity_id, name, label, n_articles
FROM entities
WHERE jaro_winkler_similarity(fold_name(name), fold_name($name)) > 0.8
    OR jaro_winkler_similarity(split_part(fold_name(name), ' ', -1), split_part(fold_name($name), ' ', -1)) > 0.88
ORDER BY greatest(
    jaro_winkler_similarity(fold_name(name), fold_name($name)),
    jaro_winkler_similarity(split_part(fold_name(name), ' ', -1), split_part(fold_name($name), ' ', -1))
) DESC, n_articles DESC, name
LIMIT 6;
