-- Articles of earlier nights whose mentions stand for another entity now.
CREATE TEMP TABLE moved_articles AS
SELECT DISTINCT article_id
FROM mentions
WHERE name_id IN (SELECT name_id FROM moved_names WHERE old_entity_id <> '');
