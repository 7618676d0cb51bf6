-- Take out those that nobody writes any more.
DELETE FROM entity_aliases
WHERE n_mentions = 0 AND (name_id, surface, label, read_as) IN (
    SELECT name_id, surface, label, read_as FROM alias_deltas WHERE n < 0
);
