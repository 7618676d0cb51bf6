-- Names of the archive that are written much like a wanted one, when nothing is named so; the likest first.
WITH named AS (
    SELECT name, n_articles, fold_name(name) AS folded FROM entities
    UNION ALL
    SELECT outlet, n_articles, fold_name(outlet) FROM outlets
),
ranked AS (
    SELECT name, jaro_winkler_similarity(folded, fold_name($wanted)) AS likeness, n_articles FROM named
)
SELECT name
FROM ranked
WHERE likeness >= 0.85 AND NOT EXISTS (FROM find_entities($wanted)) AND NOT EXISTS (FROM outlets WHERE outlet = $wanted)
GROUP BY name
ORDER BY max(likeness) DESC, max(n_articles) DESC, name
LIMIT 3;
