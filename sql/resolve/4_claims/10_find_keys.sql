-- What is said in changed articles or was said in articles that are gone.
CREATE TEMP TABLE touched_keys AS
SELECT said_key FROM gone_claims
UNION
SELECT said_key FROM claims WHERE article_id IN (SELECT article_id FROM changed);
