-- Enter which sentences name an entity and tell a day, page furniture left out. Where an entity's article dates none of
-- its sentences, one that names it counts for the day of publication: the first that tells something of that day.
INSERT INTO dated_mentions BY NAME
WITH named AS (
    SELECT DISTINCT entity_id, article_id, sentence_no FROM mentions WHERE article_id IN (SELECT article_id FROM redated)
),
dated AS (
    SELECT n.entity_id, d.event_date, n.article_id, n.sentence_no, d.dated_by, d.timex_id, d.realis
    FROM named AS n
    JOIN dated_sentences AS d USING (article_id, sentence_no)
    WHERE NOT d.is_furniture
),
happenings AS (
    SELECT DISTINCT e.article_id, e.sentence_no, e.realis
    FROM events AS e
    JOIN articles AS a ON a.article_id = e.article_id AND a.published_date = e.date_begin
    WHERE e.article_id IN (SELECT article_id FROM redated) AND e.date_end = e.date_begin AND e.realis = 'actual'
),
undated AS (
    SELECT n.entity_id, a.published_date AS event_date, n.article_id, 'publication-default' AS dated_by, NULL AS timex_id,
           unnest(arg_min(
               {'sentence_no': n.sentence_no, 'realis': h.realis}, (h.realis IS NULL, n.sentence_no)
           ))
    FROM named AS n
    ANTI JOIN dated USING (entity_id, article_id)
    JOIN articles AS a USING (article_id)
    LEFT JOIN happenings AS h USING (article_id, sentence_no)
    WHERE a.published_date IS NOT NULL
    GROUP BY n.entity_id, n.article_id, a.published_date
)
FROM dated UNION ALL BY NAME FROM undated
ORDER BY entity_id, event_date, article_id, sentence_no;
