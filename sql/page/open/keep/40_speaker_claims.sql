-- The claims of each speaker.
CREATE TABLE kept.main.speaker_claims AS
SELECT c.speaker_id, c.claim_row, c.article_row, r.rowid::INTEGER AS article_order,
       c.start_char::INTEGER AS start_char, c.day, c.act, c.is_original, c.group_row
FROM list_claims() AS c
JOIN kept.main.rows_of AS r ON r.article_id = c.article_order
ORDER BY c.speaker_id, article_order, start_char, claim_row;
