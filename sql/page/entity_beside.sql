-- With whom or what an entity is told in one sentence, most often first; reprints are left out.
-- $entity = : its entity_id
-- $most = 20: how many
WITH found AS MATERIALIZED (
    SELECT DISTINCT article_row, sentence_no
    FROM list_mentions()
    WHERE entity_id = $entity AND article_row IN (SELECT rowid FROM articles WHERE is_original)
),
beside AS (
    SELECT DISTINCT entity_id, article_row, sentence_no
    FROM list_mentions()
    SEMI JOIN found USING (article_row, sentence_no)
    WHERE entity_id <> $entity
),
counted AS MATERIALIZED (
    SELECT entity_id, count(*) AS n_sentences, count(DISTINCT article_row) AS n_articles FROM beside GROUP BY entity_id
)
SELECT e.entity_id, e.name, e.label, c.n_sentences, c.n_articles
FROM counted AS c
JOIN entities AS e USING (entity_id)
ORDER BY c.n_sentences DESC, c.n_articles DESC, e.name
LIMIT CAST($most AS BIGINT);
