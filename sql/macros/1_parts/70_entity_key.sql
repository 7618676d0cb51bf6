-- The entity_id of a name under a label: the same every night.
CREATE OR REPLACE MACRO entity_key(label, name) AS
    left(sha256(label || chr(10) || fold_name(name)), 20);
