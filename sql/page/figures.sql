-- All that is told of one harm or thing in one place: a row a report, oldest first.
-- $what = killed: a harm (killed, injured, displaced ...) or a thing that is counted
-- $place = : any name of the place; empty for all
-- $most = 500: how many
SELECT f.day, f.value, f.wording, f.speaker, f.is_total, f.since, f.until, f.places, f.outlet, f.title, f.content_text,
       f.claim_id, f.article_id, f.start_char
FROM figures_of($what, $place) AS f
LIMIT CAST($most AS BIGINT);
