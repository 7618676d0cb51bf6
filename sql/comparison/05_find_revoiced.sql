-- Claims of earlier nights whose speaker is taken for another entity now.
CREATE TEMP TABLE revoiced_claims AS
SELECT k.claim_id, k.article_id, k.day
FROM claim_keys AS k
JOIN mentions AS m ON m.mention_id = k.speaker_mention_id
WHERE m.name_id IN (SELECT name_id FROM moved_names WHERE old_entity_id <> '');
