-- The days on which the archive dates something to an entity, oldest first, with the best sentence of each; weight says
-- how much a day matters. Days of no weight are left out, and a sentence that is the best of two days stands for the
-- weightier.
CREATE OR REPLACE MACRO timeline_of(wanted) AS TABLE
    SELECT t.event_date, e.name AS entity, t.weight, t.trust, t.sentence, t.realis, t.dated_by, t.n_articles, t.n_outlets,
           t.n_before, t.n_after, a.outlet, a.title, a.url, t.article_id, t.start_char, t.end_char
    FROM timeline AS t
    JOIN entities AS e USING (entity_id)
    JOIN articles AS a USING (article_id)
    WHERE t.entity_id IN (SELECT entity_id FROM find_entities(wanted)) AND t.weight > 0
    QUALIFY row_number() OVER (
        PARTITION BY t.entity_id, t.article_id, t.start_char ORDER BY t.weight DESC, t.event_date
    ) = 1
    ORDER BY t.event_date, t.n_articles DESC, e.name;
