-- Count them.
UPDATE entity_aliases AS a
SET n_mentions = a.n_mentions + d.n
FROM alias_deltas AS d
WHERE (d.name_id, d.surface, d.label, d.read_as) = (a.name_id, a.surface, a.label, a.read_as);
