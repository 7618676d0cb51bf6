-- The claims in which somebody or something is named or speaks.
-- $entities = : entity_ids, parted by commas
WITH asked AS MATERIALIZED (SELECT unnest(string_split($entities, ',')) AS entity_id),
told AS MATERIALIZED (
    SELECT claim_row FROM list_claims() WHERE speaker_id IN (SELECT entity_id FROM asked)
    UNION
    SELECT claim_row FROM list_named() WHERE entity_id IN (SELECT entity_id FROM asked)
)
SELECT claim_id FROM claims WHERE rowid IN (SELECT claim_row FROM told);
