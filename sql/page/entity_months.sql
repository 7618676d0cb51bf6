-- The months in which the archive dates something to an entity, and how much.
-- $entity = : its entity_id
SELECT strftime(event_date, '%Y-%m') AS month, count(*) AS n_days, sum(weight) AS weight
FROM list_days()
WHERE entity_id = $entity
GROUP BY month
ORDER BY month;
