-- Entities that a name may mean, of the names kept: as the published macro tells.
CREATE OR REPLACE MACRO kept.main.find_entities(wanted) AS TABLE
    WITH asked AS MATERIALIZED (SELECT fold_name(wanted) AS name),
    exact AS MATERIALIZED (
        SELECT DISTINCT entity_id FROM kept.main.folded_names WHERE folded IN (SELECT name FROM asked)
    )
    SELECT entity_id FROM exact
    UNION
    SELECT f.entity_id
    FROM kept.main.folded_names AS f
    JOIN asked ON contains(' ' || f.folded || ' ', ' ' || asked.name || ' ')
    WHERE f.is_own AND NOT EXISTS (FROM exact);
