-- What changed since a day?
-- $since = 1990-01-01: nights from that day on
-- $kind = %: article-added, article-edited, claim-new, claim-denied, figure-moved, entity-merged ..., or % for any
SELECT changed_at, kind, detail, outlet, url
FROM changed_since($since)
WHERE kind LIKE $kind;
