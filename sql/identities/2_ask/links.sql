-- The links between them.
SELECT DISTINCT name_id, other_name_id
FROM name_links
WHERE name_id IN (SELECT name_id FROM rejoined_names)
ORDER BY ALL;
