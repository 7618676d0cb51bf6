-- Enter what each entity's archive says of a day: one article a story, weighed as in the macro date_weight, and the best
-- sentence: most to be trusted, telling what happened, dated in the surest way, written soon and high up in its article.
-- Trust counts twice, as a wrong day costs more than one that is missing; a day that no sentence is to be trusted with has
-- no weight.
INSERT INTO timeline BY NAME
WITH told AS (
    SELECT *,
           first_value(article_id) OVER (
               PARTITION BY entity_id, event_date, story_id ORDER BY is_original DESC, article_id
           ) AS teller,
           row_number() OVER (PARTITION BY entity_id, event_date, article_id ORDER BY sentence_no) AS place
    FROM told_days
),
days AS (
    SELECT entity_id, event_date, count(*) AS n_mentions, count(DISTINCT article_id) AS n_articles,
           count(DISTINCT outlet) AS n_outlets,
           count(*) FILTER (place = 1 AND days_after < 0) AS n_before,
           count(*) FILTER (place = 1 AND days_after > 0) AS n_after,
           sum(remembrance(days_after) ORDER BY article_id) FILTER (place = 1) AS remembered,
           unnest(arg_min(
               {
                   'article_id': article_id, 'start_char': start_char, 'end_char': end_char, 'dated_by': dated_by,
                   'timex_id': timex_id, 'realis': realis, 'trust': trust
               },
               (
                   -trust, realis_rank(realis), date_trust(dated_by), sentence_no + coalesce(abs(days_after), 0), article_id,
                   sentence_no
               )
           ))
    FROM told
    WHERE article_id = teller
    GROUP BY entity_id, event_date
),
known AS (
    SELECT d.*, f.sentence
    FROM days AS d
    LEFT JOIN former_days AS f USING (entity_id, event_date, article_id, start_char)
),
texts AS (
    SELECT article_id, text
    FROM articles
    WHERE rowid IN (
        SELECT rowid FROM articles WHERE article_id IN (SELECT article_id FROM known WHERE sentence IS NULL)
    )
)
SELECT k.* EXCLUDE (remembered)
       REPLACE (coalesce(k.sentence, substr(a.text, k.start_char + 1, k.end_char - k.start_char)) AS sentence),
       round(if(k.trust < 0.25, 0, k.trust ** 2 * date_weight(remembered, coalesce(r.n_reports, 0))), 4) AS weight
FROM known AS k
LEFT JOIN day_reports AS r USING (entity_id, event_date)
LEFT JOIN texts AS a USING (article_id)
ORDER BY k.entity_id, k.event_date;
