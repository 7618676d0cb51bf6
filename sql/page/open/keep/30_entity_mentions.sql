-- The mentions of each entity: a lookup reads a stretch instead of a column of the archive.
CREATE TABLE kept.main.entity_mentions AS
SELECT m.entity_id, m.article_row, r.rowid::INTEGER AS article_order, m.sentence_no::INTEGER AS sentence_no,
       m.start_char::INTEGER AS start_char, m.role
FROM list_mentions() AS m
JOIN kept.main.rows_of AS r ON r.article_id = m.article_order
WHERE m.entity_id IS NOT NULL
ORDER BY m.entity_id, article_order, start_char;
