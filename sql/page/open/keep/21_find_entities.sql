-- Entities that a name may mean, of the names kept: as the published macro tells. They are read once, with the name asked for as
-- a constant: whoever is named so is among those whose names hold it.
CREATE OR REPLACE MACRO kept.main.find_entities(wanted) AS TABLE
    WITH alike AS MATERIALIZED (
        SELECT entity_id, folded = fold_name(wanted) AS is_exact, is_own
        FROM kept.main.folded_names
        WHERE contains(' ' || folded || ' ', ' ' || fold_name(wanted) || ' ')
    )
    SELECT DISTINCT entity_id
    FROM alike
    WHERE is_exact OR (is_own AND NOT (SELECT coalesce(bool_or(is_exact), false) FROM alike));
