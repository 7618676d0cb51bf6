-- Entities by name, those that most articles name first.
-- $name = : any name, or part of one; empty for all
-- $label = : PERSON, ORG, LOC, NORP, EVENT or MISC; empty for all
-- $most = 60: how many
SELECT e.entity_id, e.name, e.label, e.n_articles, e.n_mentions, e.n_outlets, e.first_date, e.last_date
FROM entities AS e
WHERE ($label = '' OR e.label = $label)
    AND ($name = '' OR contains(fold_name(e.name), fold_name($name))
        OR e.entity_id IN (SELECT entity_id FROM entity_aliases WHERE fold_name(surface) = fold_name($name)))
ORDER BY e.n_articles DESC, e.name, e.entity_id
LIMIT CAST($most AS BIGINT);
