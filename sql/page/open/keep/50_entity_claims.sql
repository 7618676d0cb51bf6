-- The claims in which each entity is named.
CREATE TABLE kept.main.entity_claims AS
SELECT n.entity_id, n.speaker_id, n.claim_row, n.article_row,
       r.rowid::INTEGER AS article_order, n.start_char::INTEGER AS start_char, n.day, n.act, n.is_original, n.group_row
FROM list_named() AS n
JOIN kept.main.rows_of AS r ON r.article_id = n.article_order
WHERE n.entity_id IS NOT NULL
ORDER BY n.entity_id, article_order, start_char, claim_row;
