-- Add tonight's to what an outlet has told of an entity before.
UPDATE entity_outlets AS o
SET n_mentions = o.n_mentions + t.n_mentions, n_articles = o.n_articles + t.n_articles,
    first_date = least(o.first_date, t.first_date), last_date = greatest(o.last_date, t.last_date)
FROM added_outlets AS t
WHERE t.entity_id = o.entity_id AND t.outlet = o.outlet;
