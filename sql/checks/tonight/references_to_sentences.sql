-- Every mention, claim and event stands in a sentence of its article.
WITH children AS (
    SELECT 'mentions' AS table_name, mention_id AS id, article_id, sentence_no FROM mentions
    UNION ALL SELECT 'claims', claim_id, article_id, sentence_no FROM claims
    UNION ALL SELECT 'events', event_id, article_id, sentence_no FROM events
)
FROM children
ANTI JOIN sentences USING (article_id, sentence_no);
