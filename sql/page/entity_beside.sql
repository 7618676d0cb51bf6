-- With whom or what an entity is told in one sentence, most often first; reprints are left out.
-- $entity = : its entity_id
-- $most = 20: how many
WITH found AS (
    SELECT DISTINCT article_id, sentence_no FROM mentions WHERE entity_id = $entity
),
beside AS (
    SELECT DISTINCT m.entity_id, m.article_id, m.sentence_no
    FROM mentions AS m
    JOIN found AS f ON f.article_id = m.article_id AND f.sentence_no = m.sentence_no
    WHERE m.entity_id <> $entity
),
counted AS (
    SELECT b.entity_id, count(*) AS n_sentences, count(DISTINCT b.article_id) AS n_articles
    FROM beside AS b
    JOIN articles AS a USING (article_id)
    WHERE a.is_original
    GROUP BY b.entity_id
)
SELECT e.entity_id, e.name, e.label, c.n_sentences, c.n_articles
FROM counted AS c
JOIN entities AS e USING (entity_id)
ORDER BY c.n_sentences DESC, c.n_articles DESC, e.name
LIMIT CAST($most AS BIGINT);
