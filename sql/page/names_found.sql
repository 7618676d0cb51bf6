-- Whom most of the articles that a search finds name.
-- $words = : the words; empty for all articles
-- $phrase = : a phrase that they must hold; empty for none
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
-- $most = 12: how many
WITH found AS MATERIALIZED (
    SELECT article_id FROM filter_articles($words, $phrase, $outlet, $from, $until, $entities, $speakers, $act)
),
named AS MATERIALIZED (
    SELECT entity_id, count(DISTINCT article_id) AS n_articles
    FROM mentions
    WHERE article_id IN (SELECT article_id FROM found)
    GROUP BY entity_id
    ORDER BY n_articles DESC, entity_id
    LIMIT CAST($most AS BIGINT)
)
SELECT entity_id, e.name, e.label, n.n_articles
FROM named AS n
JOIN entities AS e USING (entity_id)
ORDER BY n.n_articles DESC, e.name, entity_id;
