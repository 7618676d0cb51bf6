-- Every claim has its place in a group.
SELECT claim_id, article_id, content_text
FROM claims
ANTI JOIN claim_groups USING (claim_id);
