-- Entities whose names look like what was asked for, the whole name or its last word.
-- $name = : what was asked for
WITH compared AS (
    SELECT entity_id, jaro_winkler_similarity(folded, fold_name($name)) AS whole,
           jaro_winkler_similarity(split_part(folded, ' ', -1), split_part(fold_name($name), ' ', -1)) AS last_word
    FROM list_names()
    WHERE is_own
),
near AS MATERIALIZED (
    SELECT entity_id, greatest(whole, last_word) AS likeness FROM compared WHERE whole > 0.8 OR last_word > 0.88
)
SELECT entity_id, e.name, e.label, e.n_articles
FROM near AS n
JOIN entities AS e USING (entity_id)
ORDER BY n.likeness DESC, e.n_articles DESC, e.name
LIMIT 6;
