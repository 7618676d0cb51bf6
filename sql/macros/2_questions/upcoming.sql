-- Days that lay ahead when they were told, from a day on, soonest first: one sentence a story, with whom it names.
CREATE OR REPLACE MACRO upcoming(since_date) AS TABLE
    WITH ahead AS (
        SELECT d.event_date, d.article_id, d.sentence_no, d.realis, d.dated_by, a.published_date, a.outlet, a.title, a.url,
               a.text
        FROM work.dated_sentences AS d
        JOIN articles AS a USING (article_id)
        WHERE a.is_original AND NOT d.is_template AND d.event_date > a.published_date
            AND d.event_date >= CAST(since_date AS DATE)
        QUALIFY row_number() OVER (
            PARTITION BY d.event_date, d.article_id ORDER BY realis_rank(d.realis), d.sentence_no
        ) = 1
    ),
    named AS (
        SELECT m.article_id, m.sentence_no, list(DISTINCT e.name ORDER BY e.name) AS names
        FROM mentions AS m
        JOIN entities AS e USING (entity_id)
        WHERE (m.article_id, m.sentence_no) IN (SELECT article_id, sentence_no FROM ahead)
        GROUP BY m.article_id, m.sentence_no
    )
    SELECT h.event_date, substr(h.text, s.start_char + 1, s.end_char - s.start_char) AS sentence, n.names, h.realis,
           h.dated_by, h.published_date, h.outlet, h.title, h.url, h.article_id, s.start_char, s.end_char
    FROM ahead AS h
    JOIN sentences AS s USING (article_id, sentence_no)
    LEFT JOIN named AS n USING (article_id, sentence_no)
    ORDER BY h.event_date, h.published_date, h.article_id;
