-- Entities whose names look like what was asked for, the whole name or its last word.
-- $name = : what was asked for
WITH asked AS MATERIALIZED (
    SELECT name, split_part(name, ' ', -1) AS last_word FROM (SELECT fold_name($name) AS name)
),
compared AS (
    SELECT n.entity_id, jaro_winkler_similarity(n.folded, a.name) AS whole,
           jaro_winkler_similarity(split_part(n.folded, ' ', -1), a.last_word) AS last_word
    FROM list_names() AS n
    CROSS JOIN asked AS a
    WHERE n.is_own
),
near AS MATERIALIZED (
    SELECT entity_id, greatest(whole, last_word) AS likeness FROM compared WHERE whole > 0.8 OR last_word > 0.88
)
SELECT entity_id, e.name, e.label, e.n_articles
FROM near AS n
JOIN entities AS e USING (entity_id)
ORDER BY n.likeness DESC, e.n_articles DESC, e.name
LIMIT 6;
