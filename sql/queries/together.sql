-- What happened between two people, or two of anything: the days told in sentences that name both?
-- $name = Tomas Reyholt: any name of the one
-- $other = NATO: any name of the other
SELECT m.event_date, substr(a.text, s.start_char + 1, s.end_char - s.start_char) AS sentence, min(m.realis) AS realis,
       a.published_date, a.outlet, a.title
FROM work.dated_mentions AS m
JOIN work.dated_mentions AS o USING (event_date, article_id, sentence_no)
JOIN articles AS a USING (article_id)
JOIN sentences AS s USING (article_id, sentence_no)
WHERE m.entity_id IN (SELECT entity_id FROM find_entities($name))
    AND o.entity_id IN (SELECT entity_id FROM find_entities($other)) AND m.entity_id <> o.entity_id AND a.is_original
GROUP BY m.event_date, m.article_id, m.sentence_no, a.text, s.start_char, s.end_char, a.published_date, a.outlet, a.title
ORDER BY m.event_date, a.published_date, m.article_id, m.sentence_no;
