-- The labels of names that are written so.
SELECT DISTINCT label FROM entity_aliases WHERE fold_name(surface) = fold_name($wanted) ORDER BY label;
