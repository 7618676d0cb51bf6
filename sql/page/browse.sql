-- The newest articles of an archive.
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH chosen AS MATERIALIZED (
    SELECT article_id
    FROM filter_articles('', '', $outlet, $from, $until, $entities, $speakers, $act)
    ORDER BY published_date DESC NULLS LAST, article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
)
SELECT a.article_id, NULL AS score, a.title, a.outlet, a.published_date, a.words, a.is_original, a.story_id,
       false AS is_within, substr(a.text, 1, 260) AS snippet
FROM chosen
JOIN articles AS a USING (article_id)
ORDER BY a.published_date DESC NULLS LAST, a.article_id;
