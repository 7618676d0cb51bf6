-- Groups with a claim of an article in which a name stands for another entity now: their speakers may be fewer or more.
CREATE TEMP TABLE resourced_groups AS
SELECT DISTINCT claim_group_id
FROM claim_groups
WHERE claim_id IN (SELECT claim_id FROM claims WHERE article_id IN (SELECT article_id FROM moved_articles));
