-- Claims that go.
CREATE TEMP TABLE gone_claims AS
SELECT claim_id, said_key FROM claims WHERE article_id IN (SELECT article_id FROM gone);
