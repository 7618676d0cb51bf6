-- The series of a figure: all that is told of one harm ("killed") or thing ("soldiers") in one place, a row a report, oldest
-- first. site is any name of the place; '' gives all. since and until tell what a figure counts in, as far
-- as the text does; a total adds up all so far. Reprints and forecasts are left out.
CREATE OR REPLACE MACRO figures_of(what, site) AS TABLE
    SELECT f.day, f.value, f.wording, coalesce(e.name, c.speaker_name, c.source_text) AS speaker, f.is_total, f.since, f.until,
           f.places, f.is_addition, a.outlet, a.title, c.content_text, f.claim_id, f.article_id, f.start_char
    FROM work.figure_keys AS f
    JOIN claims AS c USING (claim_id)
    JOIN articles AS a ON a.article_id = f.article_id
    LEFT JOIN mentions AS m ON m.mention_id = c.speaker_mention_id
    LEFT JOIN entities AS e ON e.entity_id = m.entity_id
    WHERE a.is_original AND NOT f.is_projection
        AND (list_contains(f.harms, lower(what)) OR (
            coalesce(contains(lower(strip_accents(f.counted)), left(terms(what)[1], 3)), true)  -- cheap: folds few
            AND list_has_all(terms(f.counted), terms(what))
        ))
        AND (site = '' OR list_has_any(f.places, (
            SELECT list(DISTINCT if(starts_with(n.key, '@'), n.key[2:], n.key))
            FROM work.names AS n
            WHERE n.entity_id IN (SELECT entity_id FROM find_entities(site))
        )))
    QUALIFY row_number() OVER (PARTITION BY a.story_id, f.telling_key ORDER BY f.claim_id, f.start_char) = 1
    ORDER BY f.day, f.claim_id, f.start_char;
