-- The entity that most articles name, preferably one that claims are by.
SELECT e.name
FROM entities AS e
LEFT JOIN (
    SELECT m.entity_id, count(*) AS n_claims
    FROM claims AS c JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    GROUP BY m.entity_id
) AS s USING (entity_id)
ORDER BY s.n_claims > 0 DESC NULLS LAST, e.n_articles DESC, e.name
LIMIT 1;
