-- Claims that go, with what they were compared by.
CREATE TEMP TABLE gone_claims AS
SELECT p.claim_id, p.day, p.told_at, p.wording_key, p.terms, g.claim_group_id
FROM claim_keys AS p
JOIN claim_groups AS g USING (claim_id)
WHERE p.article_id IN (SELECT article_id FROM gone);
