-- The first claims of their wording within those days, each with the entity that speaks; is_touched are those to be compared anew with the others.
CREATE TEMP TABLE near_claims AS
SELECT p.*, m.entity_id AS speaker_id,
       p.article_id IN (SELECT article_id FROM changed) OR p.claim_id IN (
           SELECT claim_id FROM repeats UNION ALL SELECT claim_id FROM revoiced_claims
       ) AS is_touched
FROM (FROM claim_keys SEMI JOIN window_days USING (day)) AS p
LEFT JOIN mentions AS m ON m.mention_id = p.speaker_mention_id
WHERE p.same_as = p.claim_id;
