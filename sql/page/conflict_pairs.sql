-- The pairs of claims behind a dispute, surest first.
-- $claims = : claim_ids of its positions, parted by commas
-- $most = 40: how many
WITH held AS (SELECT unnest(string_split($claims, ',')) AS claim_id)
SELECT x.kind, x.confidence, x.explanation, x.counted, x.value, x.other_value, x.claim_id, x.other_claim_id, c.content_text,
       o.content_text AS other_content_text, c.article_id, o.article_id AS other_article_id
FROM claim_conflicts AS x
JOIN claims AS c ON c.claim_id = x.claim_id
JOIN claims AS o ON o.claim_id = x.other_claim_id
WHERE x.claim_id IN (SELECT claim_id FROM held) AND x.other_claim_id IN (SELECT claim_id FROM held)
ORDER BY x.confidence DESC, x.conflict_id
LIMIT CAST($most AS BIGINT);
