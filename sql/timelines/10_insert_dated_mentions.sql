-- Enter which fresh sentences name an entity and tell a day. Where an entity's article dates none of its sentences, the
-- first that names it counts for the day of publication.
INSERT INTO dated_mentions BY NAME
WITH named AS (
    SELECT DISTINCT entity_id, article_id, sentence_no FROM mentions WHERE article_id IN (SELECT article_id FROM fresh)
),
days AS (
    SELECT s.article_id, s.sentence_no, t.begin_date AS event_date, t.anchor AS dated_by, t.timex_id,
           row_number() OVER (
               PARTITION BY s.article_id, s.sentence_no, t.begin_date
               ORDER BY list_position(['explicit', 'publication', 'previous', 'event'], t.anchor) NULLS LAST, t.start_char
           ) AS place
    FROM timexes AS t
    JOIN sentences AS s ON s.article_id = t.article_id AND t.start_char >= s.start_char AND t.start_char < s.end_char
    WHERE t.article_id IN (SELECT article_id FROM fresh) AND t.precision = 'day' AND t.begin_date IS NOT NULL
        AND coalesce(t.end_date, t.begin_date) = t.begin_date
),
dated AS (
    SELECT n.entity_id, d.event_date, n.article_id, n.sentence_no, d.dated_by, d.timex_id
    FROM named AS n
    JOIN days AS d ON d.article_id = n.article_id AND d.sentence_no = n.sentence_no AND d.place = 1
),
undated AS (
    SELECT n.entity_id, a.published_date AS event_date, n.article_id, min(n.sentence_no) AS sentence_no,
           'publication-default' AS dated_by, NULL AS timex_id
    FROM named AS n
    ANTI JOIN dated USING (entity_id, article_id)
    JOIN articles AS a USING (article_id)
    WHERE a.published_date IS NOT NULL
    GROUP BY n.entity_id, n.article_id, a.published_date
)
FROM dated UNION ALL FROM undated
ORDER BY entity_id, event_date, article_id, sentence_no;
