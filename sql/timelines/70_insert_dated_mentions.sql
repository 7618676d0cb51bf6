-- Enter which sentences name an entity and tell a day, templates of pages left out. Where an entity's article dates none of
-- its sentences, the first that names it and tells what happened on the day of publication counts for that day; where none
-- does, the article tells no day of it.
INSERT INTO dated_mentions BY NAME
WITH named AS (
    SELECT entity_id, article_id, sentence_no FROM tonight_mentions
    UNION
    SELECT entity_id, article_id, sentence_no FROM mentions WHERE article_id IN (SELECT article_id FROM redated)
),
telling AS (
    FROM tonight_dated_sentences
    UNION ALL
    FROM dated_sentences WHERE article_id IN (SELECT article_id FROM redated)
),
happening AS (
    FROM tonight_events
    UNION ALL
    FROM events WHERE article_id IN (SELECT article_id FROM redated)
),
published AS (
    SELECT article_id, published_date FROM tonight_articles
    UNION ALL
    SELECT article_id, published_date FROM articles WHERE article_id IN (SELECT article_id FROM redated)
),
dated AS (
    SELECT n.entity_id, d.event_date, n.article_id, n.sentence_no, d.dated_by, d.timex_id, d.realis
    FROM named AS n
    JOIN telling AS d USING (article_id, sentence_no)
    WHERE NOT d.is_template
),
happenings AS (
    SELECT DISTINCT e.article_id, e.sentence_no
    FROM happening AS e
    JOIN published AS a ON a.article_id = e.article_id AND a.published_date = e.date_begin
    WHERE e.date_end = e.date_begin AND e.realis = 'actual'
),
undated AS (
    SELECT n.entity_id, a.published_date AS event_date, n.article_id, 'publication-default' AS dated_by, NULL AS timex_id,
           min(n.sentence_no) AS sentence_no, 'actual' AS realis
    FROM named AS n
    ANTI JOIN dated USING (entity_id, article_id)
    JOIN published AS a USING (article_id)
    JOIN happenings AS h USING (article_id, sentence_no)
    GROUP BY n.entity_id, n.article_id, a.published_date
)
FROM dated UNION ALL BY NAME FROM undated
ORDER BY entity_id, event_date, article_id, sentence_no;
