-- Enter what each entity's archive says of a day: one article a story, and the sentence dated in the surest way, most
-- prominent first. The day on which a reprint was published is no date of what it tells.
INSERT INTO timeline BY NAME
WITH told AS (
    SELECT d.*, a.outlet,
           first_value(d.article_id) OVER (
               PARTITION BY d.entity_id, d.event_date, a.story_id ORDER BY a.is_original DESC, d.article_id
           ) AS teller
    FROM dated_mentions AS d
    SEMI JOIN touched_days USING (entity_id, event_date)
    JOIN articles AS a USING (article_id)
    WHERE a.is_original OR d.dated_by <> 'publication-default'
),
days AS (
    SELECT entity_id, event_date, count(*) AS n_mentions, count(DISTINCT article_id) AS n_articles,
           count(DISTINCT outlet) AS n_outlets,
           unnest(arg_min(
               {'article_id': article_id, 'sentence_no': sentence_no, 'dated_by': dated_by, 'timex_id': timex_id},
               (
                   list_position(['explicit', 'publication', 'previous', 'event', 'publication-default'], dated_by),
                   sentence_no, article_id
               )
           ))
    FROM told
    WHERE article_id = teller
    GROUP BY entity_id, event_date
)
SELECT d.* EXCLUDE (sentence_no), s.start_char, s.end_char,
       substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence
FROM days AS d
JOIN sentences AS s USING (article_id, sentence_no)
JOIN articles AS a USING (article_id)
ORDER BY d.entity_id, d.event_date;
