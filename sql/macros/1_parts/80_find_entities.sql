-- Entities that a name may mean: named or mentioned so, or, where the name is no alias, containing it as whole words.
CREATE OR REPLACE MACRO find_entities(wanted) AS TABLE
    WITH exact AS (
        SELECT DISTINCT entity_id FROM entity_aliases WHERE fold_name(surface) = fold_name(wanted)
        UNION
        SELECT entity_id FROM entities WHERE fold_name(name) = fold_name(wanted)
    )
    SELECT entity_id FROM exact
    UNION
    SELECT entity_id
    FROM entities
    WHERE contains(' ' || fold_name(name) || ' ', ' ' || fold_name(wanted) || ' ') AND NOT EXISTS (FROM exact);
