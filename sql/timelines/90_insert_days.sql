-- Enter what each entity's archive says of a day: one article a story, weighed as in the macro date_weight, and the best
-- sentence: of legible length, telling what happened, dated in the surest way, written afterwards, soon and high up in
-- its article. The day on which a reprint was published is no date of what it tells.
INSERT INTO timeline BY NAME
WITH told AS (
    SELECT d.*, a.outlet, a.published_date - d.event_date AS days_after,
           s.end_char - s.start_char > 300 AS is_long,
           first_value(d.article_id) OVER (
               PARTITION BY d.entity_id, d.event_date, a.story_id ORDER BY a.is_original DESC, d.article_id
           ) AS teller,
           row_number() OVER (PARTITION BY d.entity_id, d.event_date, d.article_id ORDER BY d.sentence_no) AS place
    FROM dated_mentions AS d
    SEMI JOIN touched_days USING (entity_id, event_date)
    JOIN articles AS a USING (article_id)
    JOIN sentences AS s USING (article_id, sentence_no)
    WHERE a.is_original OR d.dated_by <> 'publication-default'
),
reported AS (
    SELECT d.entity_id, a.published_date - 1 AS event_date, count(DISTINCT d.article_id) AS n_reports
    FROM dated_mentions AS d
    JOIN articles AS a USING (article_id)
    WHERE a.is_original AND (d.entity_id, a.published_date - 1) IN (SELECT entity_id, event_date FROM touched_days)
    GROUP BY ALL
),
days AS (
    SELECT entity_id, event_date, count(*) AS n_mentions, count(DISTINCT article_id) AS n_articles,
           count(DISTINCT outlet) AS n_outlets,
           count(*) FILTER (place = 1 AND days_after < 0) AS n_before,
           count(*) FILTER (place = 1 AND days_after > 0) AS n_after,
           sum(remembrance(days_after) ORDER BY article_id) FILTER (place = 1) AS remembered,
           unnest(arg_min(
               {
                   'article_id': article_id, 'sentence_no': sentence_no, 'dated_by': dated_by, 'timex_id': timex_id,
                   'realis': realis
               },
               (
                   is_long, realis_rank(realis), date_trust(dated_by), coalesce(days_after < 0, false),
                   sentence_no + coalesce(abs(days_after), 0), article_id, sentence_no
               )
           ))
    FROM told
    WHERE article_id = teller
    GROUP BY entity_id, event_date
)
SELECT d.* EXCLUDE (sentence_no, remembered), round(date_weight(remembered, coalesce(r.n_reports, 0)), 4) AS weight,
       s.start_char, s.end_char, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence
FROM days AS d
LEFT JOIN reported AS r USING (entity_id, event_date)
JOIN sentences AS s USING (article_id, sentence_no)
JOIN articles AS a USING (article_id)
ORDER BY d.entity_id, d.event_date;
