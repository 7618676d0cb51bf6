-- Enter what was said tonight for the first time, by whom that is known, and which claims an edit put in other words.
INSERT INTO changes BY NAME
WITH added AS MATERIALIZED (
    SELECT article_id, version_of
    FROM articles
    WHERE article_id IN (SELECT article_id FROM fresh) AND article_id NOT IN (SELECT article_id FROM gone)
),
said AS MATERIALIZED (
    SELECT c.claim_id, c.article_id, a.version_of, c.content_text, coalesce(c.speaker_name, c.source_text) AS speaker
    FROM claims AS c
    JOIN added AS a USING (article_id)
),
earlier AS MATERIALIZED (
    SELECT claim_id, article_id, content_text
    FROM claims
    WHERE article_id IN (SELECT version_of FROM added)
)
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at, 'claim-new' AS kind,
       s.claim_id AS subject, NULL AS related, concat_ws(': ', s.speaker, shorten(s.content_text)) AS detail
FROM said AS s
JOIN claim_groups AS g USING (claim_id)
WHERE g.claim_group_id = g.claim_id AND s.version_of IS NULL AND s.speaker IS NOT NULL
UNION ALL
SELECT getvariable('run_id'), getvariable('started_at'), 'claim-revised', s.claim_id, o.claim_id,
       format('{}: {} was: {}', coalesce(s.speaker, 'not named'), shorten(s.content_text), shorten(o.content_text))
FROM said AS s
JOIN claim_links AS l ON l.other_claim_id = s.claim_id
JOIN earlier AS o ON o.claim_id = l.claim_id AND o.article_id = s.version_of
ORDER BY kind, subject, related;
