-- Enter what each entity's archive says of a day: one article a story, and the sentence dated in the surest way, most
-- prominent first. The day on which a reprint was published is no date of what it tells.
INSERT INTO timeline BY NAME
WITH told AS (
    SELECT d.*, a.outlet, s.start_char, s.end_char, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence,
           list_position(['explicit', 'publication', 'previous', 'event', 'publication-default'], d.dated_by) AS rank,
           first_value(d.article_id) OVER (
               PARTITION BY d.entity_id, d.event_date, a.story_id ORDER BY a.is_original DESC, d.article_id
           ) AS teller
    FROM dated_mentions AS d
    SEMI JOIN touched_days USING (entity_id, event_date)
    JOIN articles AS a USING (article_id)
    JOIN sentences AS s USING (article_id, sentence_no)
    WHERE a.is_original OR d.dated_by <> 'publication-default'
)
SELECT entity_id, event_date, count(*) AS n_mentions, count(DISTINCT article_id) AS n_articles,
       count(DISTINCT outlet) AS n_outlets,
       unnest(arg_min(
           {'article_id': article_id, 'start_char': start_char, 'end_char': end_char, 'sentence': sentence,
            'dated_by': dated_by, 'timex_id': timex_id},
           (coalesce(rank, 9), sentence_no, article_id)
       ))
FROM told
WHERE article_id = teller
GROUP BY entity_id, event_date
ORDER BY entity_id, event_date;
