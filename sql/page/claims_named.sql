-- The claims in which somebody or something is named or speaks.
-- $entities = : entity_ids, parted by commas
WITH named AS (
    SELECT mention_id, article_id, start_char, end_char
    FROM mentions
    WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
)
SELECT c.claim_id FROM claims AS c WHERE c.speaker_mention_id IN (SELECT mention_id FROM named)
UNION
SELECT c.claim_id
FROM claims AS c
JOIN named AS n ON n.article_id = c.article_id AND n.start_char >= c.content_start_char AND n.end_char <= c.content_end_char;
