-- Enter the mentions, each with the name that it stands for in its article and the entity that the name stands for.
INSERT INTO mentions BY NAME
SELECT m.*, r.name_id, r.read_as, n.entity_id
FROM fresh_mentions AS m
JOIN readings AS r USING (mention_id)
JOIN names AS n USING (name_id)
ORDER BY m.article_id, m.start_char;
