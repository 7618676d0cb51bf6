-- The newest articles of an archive.
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH told AS (
    SELECT article_id
    FROM claims
    WHERE $speakers || $act <> '' AND ($act = '' OR act = $act) AND ($speakers = '' OR speaker_mention_id IN (
        SELECT mention_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($speakers, ',')))
    ))
),
chosen AS (
    SELECT a.article_id, a.published_date
    FROM articles AS a
    WHERE ($outlet = '' OR a.outlet = $outlet)
        AND coalesce(a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($entities = '' OR a.article_id IN (
            SELECT article_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
        ))
        AND ($speakers || $act = '' OR a.article_id IN (SELECT article_id FROM told))
    ORDER BY a.published_date DESC NULLS LAST, a.article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
)
SELECT a.article_id, NULL AS score, a.title, a.outlet, a.published_date, a.words, a.is_original, a.story_id,
       false AS is_within, substr(a.text, 1, 260) AS snippet
FROM chosen
JOIN articles AS a USING (article_id)
ORDER BY a.published_date DESC NULLS LAST, a.article_id;
