-- With whom or what is a name told in one sentence, most often first?
-- $name = NATO: any name of the entity
-- $label = %: PERSON, ORG, LOC, NORP, EVENT, MISC, or % for any
WITH found AS (
    SELECT DISTINCT article_id, sentence_no, entity_id
    FROM mentions
    WHERE entity_id IN (SELECT entity_id FROM find_entities($name))
),
beside AS (
    SELECT DISTINCT m.entity_id, m.article_id, m.sentence_no
    FROM mentions AS m
    JOIN found AS f USING (article_id, sentence_no)
    WHERE m.entity_id NOT IN (SELECT entity_id FROM found)
)
SELECT e.name, e.label, count(*) AS n_sentences, count(DISTINCT b.article_id) AS n_articles
FROM beside AS b
JOIN entities AS e USING (entity_id)
JOIN articles AS a USING (article_id)
WHERE a.is_original AND e.label LIKE $label
GROUP BY e.entity_id, e.name, e.label
ORDER BY n_sentences DESC, n_articles DESC, e.name;
