-- Enter which sentences name an entity and tell a day, templates of pages left out, and how likely each tells what happened
-- to it. Where an entity's article dates none of its sentences, the first that names it and tells what happened on the day
-- of publication counts for that day; where none does, the article tells no day of it.
INSERT INTO dated_mentions BY NAME
WITH mentioned AS (
    FROM tonight_mentions
    UNION ALL
    FROM mentions WHERE article_id IN (SELECT article_id FROM redated)
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
    FROM tonight_articles
    UNION ALL
    FROM articles WHERE article_id IN (SELECT article_id FROM redated)
),
placed AS (
    FROM tonight_sentences
    UNION ALL
    FROM sentences WHERE article_id IN (SELECT article_id FROM redated)
),
happenings AS (
    SELECT DISTINCT e.article_id, e.sentence_no, a.published_date AS event_date
    FROM happening AS e
    JOIN published AS a ON a.article_id = e.article_id AND a.published_date = e.date_begin
    WHERE e.date_end = e.date_begin AND e.realis = 'actual'
),
told AS (
    SELECT article_id, sentence_no FROM telling WHERE NOT is_template
    UNION
    SELECT article_id, sentence_no FROM happenings
),
texts AS MATERIALIZED (
    SELECT t.article_id, t.sentence_no, s.zone, s.start_char, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence
    FROM told AS t
    JOIN placed AS s USING (article_id, sentence_no)
    JOIN published AS a USING (article_id)
),
named AS (
    SELECT entity_id, article_id, sentence_no, label = 'NORP' AS is_group, start_char, end_char,
           if(
               lead(label) OVER following = 'PERSON' AND label <> 'PERSON', lead(start_char) OVER following, NULL
           ) AS person_start
    FROM mentioned SEMI JOIN told USING (article_id, sentence_no)
    WINDOW following AS (PARTITION BY article_id, sentence_no ORDER BY start_char, end_char)
    QUALIFY row_number() OVER (PARTITION BY entity_id, article_id, sentence_no ORDER BY start_char, end_char) = 1
),
framed AS (
    SELECT n.entity_id, n.article_id, n.sentence_no, n.is_group, t.zone, t.sentence,
           left(t.sentence, n.start_char - t.start_char) AS before,
           substr(t.sentence, n.end_char - t.start_char + 1) AS behind,
           substr(t.sentence, n.end_char - t.start_char + 1, n.person_start - n.end_char) AS gap
    FROM named AS n
    JOIN texts AS t USING (article_id, sentence_no)
),
dated AS (
    SELECT f.entity_id, d.event_date, f.article_id, f.sentence_no, d.dated_by, d.timex_id, d.realis,
           trust_telling(d.telling, f.is_group, f.before, f.behind, f.gap) AS trust
    FROM framed AS f
    JOIN telling AS d USING (article_id, sentence_no)
    WHERE NOT d.is_template
),
undated AS (
    SELECT f.entity_id, h.event_date, f.article_id, f.sentence_no, 'publication-default' AS dated_by, NULL AS timex_id,
           'actual' AS realis,
           trust_telling(rate_telling(f.sentence, f.zone, f.sentence_no, 0, 1), f.is_group, f.before, f.behind, f.gap) AS trust
    FROM framed AS f
    ANTI JOIN dated USING (entity_id, article_id)
    JOIN happenings AS h USING (article_id, sentence_no)
    QUALIFY row_number() OVER (PARTITION BY f.entity_id, f.article_id ORDER BY f.sentence_no) = 1
)
FROM dated UNION ALL BY NAME FROM undated
ORDER BY entity_id, event_date, article_id, sentence_no;
