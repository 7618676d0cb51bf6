-- The names of entities as they are compared, in order.
CREATE TABLE kept.main.folded_names AS
SELECT folded, entity_id, bool_or(is_own) AS is_own
FROM list_names()
GROUP BY folded, entity_id
ORDER BY folded, entity_id;
