-- Enter which fresh sentences tell a day, how it was reached, how likely they tell what happened on it, and whether that
-- did happen: unknown (NULL) where the sentence is no telling of it. The end of a range is no day of its own; a dateline
-- and a note on a correction tell none. A short sentence at an article's edge also gets its frame, by which templates of pages are found.
INSERT INTO dated_sentences BY NAME
WITH marked AS (
    SELECT t.*, lag(t.end_char) OVER (PARTITION BY t.article_id ORDER BY t.start_char) AS former_end,
           lag(t.precision) OVER (PARTITION BY t.article_id ORDER BY t.start_char) AS former_precision
    FROM tonight_timexes AS t
),
points AS (
    SELECT m.*
    FROM marked AS m
    JOIN tonight_articles AS a USING (article_id)
    WHERE m.precision = 'day' AND m.begin_date IS NOT NULL AND coalesce(m.end_date, m.begin_date) = m.begin_date
        AND NOT coalesce(
            m.former_precision = 'day' AND ends_range(substr(a.text, m.former_end + 1, m.start_char - m.former_end)), false
        )
),
days AS (
    SELECT s.article_id, s.sentence_no, s.paragraph_no, s.zone, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence,
           t.begin_date AS event_date, a.published_date - t.begin_date AS days_after, t.anchor AS dated_by, t.timex_id,
           t.surface
    FROM points AS t
    JOIN tonight_sentences AS s
        ON s.article_id = t.article_id AND t.start_char >= s.start_char AND t.start_char < s.end_char
    JOIN tonight_articles AS a ON a.article_id = t.article_id
    QUALIFY row_number() OVER (
        PARTITION BY s.article_id, s.sentence_no, t.begin_date ORDER BY date_trust(t.anchor), t.start_char
    ) = 1
),
happenings AS (
    SELECT article_id, sentence_no, date_begin AS event_date, arg_min(realis, realis_rank(realis)) AS realis
    FROM tonight_events
    WHERE date_precision = 'day' AND date_end = date_begin
    GROUP BY article_id, sentence_no, date_begin
),
ends AS (
    SELECT article_id, max(paragraph_no) AS last_paragraph FROM tonight_sentences GROUP BY article_id
),
told AS (
    SELECT d.*, if(tells_poorly(d.sentence, d.zone), NULL, h.realis) AS realis,
           count(*) OVER (PARTITION BY d.article_id, d.sentence_no) AS n_days
    FROM days AS d
    LEFT JOIN happenings AS h USING (article_id, sentence_no, event_date)
)
SELECT t.article_id, t.sentence_no, t.event_date, t.dated_by, t.timex_id, t.realis,
       rate_telling(t.sentence, t.zone, t.sentence_no, t.days_after, t.n_days) AS telling,
       CASE WHEN t.paragraph_no IN (0, e.last_paragraph) AND length(t.sentence) <= 200
           THEN date_frame(t.sentence, t.surface)
       END AS frame,
       false AS is_template
FROM told AS t
JOIN ends AS e USING (article_id)
WHERE t.zone NOT IN ('dateline', 'correction')
ORDER BY t.article_id, t.sentence_no, t.event_date;
