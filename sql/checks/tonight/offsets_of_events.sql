-- An event's offsets give its trigger.
SELECT x.article_id, x.event_id, x.start_char, x.end_char, x.trigger,
       substr(a.text, x.start_char + 1, x.end_char - x.start_char) AS found
FROM events AS x
JOIN articles AS a USING (article_id)
WHERE substr(a.text, x.start_char + 1, x.end_char - x.start_char) IS DISTINCT FROM x.trigger;
