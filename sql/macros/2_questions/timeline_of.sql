-- The days on which the archive dates something to an entity, oldest first, with the best sentence of each.
CREATE OR REPLACE MACRO timeline_of(wanted) AS TABLE
    SELECT t.event_date, e.name AS entity, t.sentence, t.n_articles, t.n_outlets, t.dated_by, a.outlet, a.title,
           t.article_id, t.start_char, t.end_char
    FROM timeline AS t
    JOIN entities AS e USING (entity_id)
    JOIN articles AS a USING (article_id)
    WHERE t.entity_id IN (SELECT entity_id FROM find_entities(wanted))
    ORDER BY t.event_date, t.n_articles DESC, e.name;
