-- How did a toll or a count in one place move: all that is told of it, a row a report, oldest first?
-- $what = killed: a harm (killed, injured, displaced, infected ...) or a thing that is counted
-- $place = : any name of the place; empty for all
SELECT day, value, wording, speaker, is_total, since, until, outlet, content_text
FROM figures_of($what, $place);
