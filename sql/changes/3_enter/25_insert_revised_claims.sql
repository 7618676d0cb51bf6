-- Enter which claims an edit put in other words.
INSERT INTO changes BY NAME
WITH edited AS (
    SELECT article_id, version_of
    FROM tonight_articles
    WHERE version_of IS NOT NULL AND article_id NOT IN (SELECT article_id FROM gone)
),
revised AS MATERIALIZED (
    SELECT c.*, e.version_of FROM tonight_claims AS c JOIN edited AS e USING (article_id)
),
former AS MATERIALIZED (
    SELECT claim_id, article_id, content_text
    FROM claims
    WHERE day >= getvariable('first_window_day') AND article_id IN (SELECT version_of FROM edited)
)
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at, 'claim-revised' AS kind,
       r.claim_id AS subject, f.claim_id AS related,
       format(
           '{}: {} was: {}', coalesce(r.speaker_name, r.source_text, 'not named'), shorten(r.content_text),
           shorten(f.content_text)
       ) AS detail
FROM revised AS r
JOIN tonight_claim_links AS l ON l.other_claim_id = r.claim_id
JOIN former AS f ON f.claim_id = l.claim_id AND f.article_id = r.version_of
ORDER BY subject, related;
