-- The names in an article, and whom they mean.
-- $article = : its article_id
SELECT m.start_char, m.end_char, m.surface, m.label, m.role, m.head, m.head_method, m.read_as, m.score, e.entity_id, e.name,
       e.n_articles, m.mention_id
FROM mentions AS m
LEFT JOIN entities AS e USING (entity_id)
WHERE m.article_id = $article
ORDER BY m.start_char, m.end_char;
