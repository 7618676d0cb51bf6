-- How many articles each outlet and each month has.
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
WITH told AS (
    SELECT article_id
    FROM claims
    WHERE $speakers || $act <> '' AND ($act = '' OR act = $act) AND ($speakers = '' OR speaker_mention_id IN (
        SELECT mention_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($speakers, ',')))
    ))
),
found AS (
    SELECT a.outlet, strftime(a.published_date, '%Y-%m') AS month
    FROM articles AS a
    WHERE ($outlet = '' OR a.outlet = $outlet)
        AND coalesce(a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
        AND ($entities = '' OR a.article_id IN (
            SELECT article_id FROM mentions WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
        ))
        AND ($speakers || $act = '' OR a.article_id IN (SELECT article_id FROM told))
)
SELECT outlet, month, count(*) AS n_articles
FROM found
GROUP BY GROUPING SETS ((), (outlet), (month))
ORDER BY n_articles DESC, outlet, month;
