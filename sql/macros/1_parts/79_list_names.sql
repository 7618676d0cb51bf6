-- All names of entities as they are compared; is_own tells the name that an entity goes by.
CREATE OR REPLACE MACRO list_names() AS TABLE
    SELECT fold_name(surface) AS folded, entity_id, false AS is_own FROM entity_aliases
    UNION ALL
    SELECT fold_name(name), entity_id, true FROM entities;
