-- Tell of each what it is taken for its entity on: how it was read in its articles, else how its name is linked.
UPDATE entity_aliases AS a
SET method = if(a.read_as = 'exact', coalesce(t.method, 'exact'), a.read_as),
    evidence = concat_ws(
        '; ', if(a.read_as = 'exact', NULL, format('stands for {} in its articles', t.key)),
        coalesce(t.evidence, if(a.read_as = 'exact', 'the name itself', NULL))
    )
FROM (
    SELECT n.name_id, n.key, arg_max(l.method, (l.score, l.other_name_id, l.method)) AS method,
           arg_max(l.evidence, (l.score, l.other_name_id, l.method)) AS evidence
    FROM names AS n
    LEFT JOIN name_links AS l USING (name_id)
    WHERE n.name_id IN (SELECT name_id FROM alias_deltas UNION SELECT name_id FROM relinked_names)
    GROUP BY n.name_id, n.key
) AS t
WHERE t.name_id = a.name_id;
