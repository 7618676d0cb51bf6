-- The series of a figure: all that is told of one harm ("killed") or thing ("soldiers") in one place, a row a report, oldest
-- first. site is any name of the place; '' gives all. since and until tell what a figure counts in, as far
-- as the text does; a total adds up all so far. Reprints and forecasts are left out.
CREATE OR REPLACE MACRO figures_of(what, site) AS TABLE
    WITH asked AS MATERIALIZED (SELECT lower(what) AS harm, terms(what) AS words),
    sites AS MATERIALIZED (
        SELECT list(DISTINCT if(starts_with(key, '@'), key[2:], key)) AS keys
        FROM work.names
        WHERE site <> '' AND entity_id IN (SELECT entity_id FROM find_entities(site))
    ),
    sited AS MATERIALIZED (
        SELECT figure_row FROM list_places() WHERE place IN (SELECT unnest(keys) FROM sites)
    ),
    counting AS MATERIALIZED (
        SELECT rowid AS figure_row, claim_id, start_char, telling_key
        FROM work.figure_keys
        WHERE NOT is_projection
            AND (list_contains(harms, (SELECT harm FROM asked)) OR (
                coalesce(contains(lower(strip_accents(counted)), left((SELECT words FROM asked)[1], 3)), true)  -- cheap: folds few
                AND list_has_all(terms(counted), (SELECT words FROM asked))
            ))
            AND (site = '' OR rowid IN (SELECT figure_row FROM sited))
    ),
    chosen AS MATERIALIZED (
        SELECT c.figure_row, f.claim_row, f.article_row, f.speaker_id, f.group_row
        FROM counting AS c
        JOIN list_figures() AS f USING (figure_row)
        JOIN articles AS a ON a.rowid = f.article_row
        WHERE a.is_original
        QUALIFY row_number() OVER (PARTITION BY a.story_id, c.telling_key ORDER BY c.claim_id, c.start_char) = 1
    ),
    figures AS MATERIALIZED (
        SELECT rowid AS figure_row, * FROM work.figure_keys WHERE rowid IN (SELECT figure_row FROM chosen)
    )
    SELECT f.day, f.value, f.wording, t.speaker, f.is_total, f.since, f.until, f.places, f.is_addition, t.outlet, t.title,
           t.content_text, f.claim_id, f.article_id, f.start_char
    FROM figures AS f
    JOIN chosen USING (figure_row)
    JOIN tell_claims((
        SELECT list(DISTINCT {
            'claim_row': claim_row, 'article_row': article_row, 'speaker_id': speaker_id, 'day': NULL::DATE,
                'group_row': group_row
        })
        FROM chosen
    )) AS t USING (claim_row)
    ORDER BY f.day, f.claim_id, f.start_char;
