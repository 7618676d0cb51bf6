-- Every mention that a claim or an event names is there.
WITH children AS (
    SELECT 'claims' AS table_name, claim_id AS id, speaker_mention_id AS mention_id FROM claims WHERE speaker_mention_id IS NOT NULL
    UNION ALL
    SELECT 'events', event_id, unnest(mention_ids) FROM events
)
FROM children
ANTI JOIN mentions USING (mention_id);
