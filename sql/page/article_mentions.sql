-- The names in an article, and whom they mean.
-- $article = : its article_id
-- $first = 0: number of its first row in the table, where that is known: then no other is read
-- $last = 9223372036854775807: number of its last row
WITH told AS MATERIALIZED (
    SELECT start_char, end_char, surface, label, role, head, read_as, entity_id, mention_id
    FROM mentions
    WHERE article_id = $article AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
),
known AS MATERIALIZED (
    SELECT entity_id, name, n_articles FROM entities WHERE entity_id IN (SELECT entity_id FROM told)
)
SELECT m.start_char, m.end_char, m.surface, m.label, m.role, m.head, m.read_as, e.entity_id, e.name, e.n_articles, m.mention_id
FROM told AS m
LEFT JOIN known AS e USING (entity_id)
ORDER BY m.start_char, m.end_char;
