-- Enter the names under which entities are mentioned, and how each was taken for its entity.
INSERT INTO entity_aliases BY NAME
WITH written AS (
    SELECT entity_id, surface, label, count(*) AS n_mentions, count(DISTINCT article_id) AS n_articles, min(head) AS head
    FROM mentions
    WHERE entity_id IN (SELECT entity_id FROM touched_entities)
    GROUP BY entity_id, surface, label
)
SELECT entity_id, surface, label, n_mentions,
       CASE
           WHEN fold_name(surface) = fold_name(head) THEN 'exact'
           WHEN ends_with(fold_name(head), ' ' || fold_name(surface)) THEN 'surname'
           WHEN regexp_matches(surface, '^[A-Z.]{2,8}$') THEN 'acronym'
           ELSE 'within-article'
       END AS method,
       format('stands for {} in {} {}', head, n_articles, if(n_articles = 1, 'article', 'articles')) AS evidence
FROM written
ORDER BY entity_id, surface, label;
