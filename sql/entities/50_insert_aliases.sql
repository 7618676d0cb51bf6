-- Enter names that were not written so before.
INSERT INTO entity_aliases BY NAME
SELECT n.entity_id, d.surface, d.label, d.name_id, d.read_as, d.n AS n_mentions, '' AS method, '' AS evidence
FROM alias_deltas AS d
JOIN names AS n USING (name_id)
ANTI JOIN entity_aliases AS a
    ON (d.name_id, d.surface, d.label, d.read_as) = (a.name_id, a.surface, a.label, a.read_as)
WHERE d.n > 0
ORDER BY n.entity_id, d.surface, d.label, d.name_id, d.read_as;
