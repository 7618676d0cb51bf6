-- The months in which the archive dates something to an entity, and how much.
-- $entity = : its entity_id
SELECT strftime(event_date, '%Y-%m') AS month, count(*) AS n_days, sum(weight) AS weight
FROM timeline
WHERE entity_id = $entity AND weight > 0
GROUP BY month
ORDER BY month;
