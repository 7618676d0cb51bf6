-- The articles that a search finds, by the numbers of their rows; with words, each with its rank and the rarest of them in it.
-- $words = : the words, of which they must hold any; empty for all articles
-- $phrase = : a phrase that they must hold; empty for none
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
SELECT a.rowid AS article_row, a.article_id, a.outlet, a.published_date
    -- given $words
    , r.score, r.rarest
    -- end
FROM articles AS a
    -- given $words
    JOIN rank_articles($words) AS r ON r.article_row = a.rowid
    -- end
WHERE coalesce(a.published_date, DATE '0001-01-01') BETWEEN CAST($from AS DATE) AND CAST($until AS DATE)
    -- given $outlet
    AND a.outlet = $outlet
    -- given $phrase
    AND a.rowid IN (SELECT article_row FROM articles_holding($phrase))
    -- given $entities
    AND a.rowid IN (
        SELECT article_row FROM list_mentions() WHERE entity_id IN (SELECT unnest(string_split($entities, ',')))
    )
    -- given $speakers
    AND a.rowid IN (
        SELECT article_row
        FROM list_claims()
        WHERE speaker_id IN (SELECT unnest(string_split($speakers, ','))) AND ($act = '' OR act = $act)
    )
    -- given $act
    AND a.rowid IN (SELECT article_row FROM list_claims() WHERE act = $act)
    -- end
;
