-- The entity that most articles name, preferably one of the first twenty that claims are by.
WITH foremost AS (
    SELECT entity_id, name, n_articles FROM entities ORDER BY n_articles DESC, name LIMIT 20
),
speakers AS (
    SELECT DISTINCT m.entity_id
    FROM mentions AS m
    JOIN claims AS c ON c.speaker_mention_id = m.mention_id
    WHERE m.entity_id IN (SELECT entity_id FROM foremost)
)
SELECT name
FROM foremost
ORDER BY entity_id IN (SELECT entity_id FROM speakers) DESC, n_articles DESC, name
LIMIT 1;
