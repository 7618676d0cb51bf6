-- How many of the articles that a search finds each outlet and each month has.
-- $words = : the words; empty for all articles
-- $phrase = : a phrase that they must hold; empty for none
-- $outlet = : one outlet; empty for all
-- $from = 0001-01-01: first day of publication
-- $until = 9999-12-31: last day
-- $entities = : entity_ids, parted by commas, of which they must mention one; empty for any
-- $speakers = : entity_ids, parted by commas, of which one must speak in them; empty for anybody
-- $act = : what speakers must do: asserts, denies, promises ...; empty for anything
SELECT outlet, strftime(date_trunc('month', published_date), '%Y-%m') AS month, count(*) AS n_articles
FROM filter_articles($words, $phrase, $outlet, $from, $until, $entities, $speakers, $act)
GROUP BY GROUPING SETS ((), (outlet), (date_trunc('month', published_date)))
ORDER BY n_articles DESC, outlet, month;
