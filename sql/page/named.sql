-- The entities that a name may mean.
-- $name = : the name
SELECT f.entity_id, e.name, e.label, e.n_articles
FROM find_entities($name) AS f
JOIN entities AS e USING (entity_id)
ORDER BY e.n_articles DESC, e.name, f.entity_id;
