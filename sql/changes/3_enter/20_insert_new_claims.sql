-- Enter what was said tonight for the first time, by whom that is known.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at, 'claim-new' AS kind,
       c.claim_id AS subject, concat_ws(': ', coalesce(c.speaker_name, c.source_text), shorten(c.content_text)) AS detail
FROM tonight_claims AS c
JOIN tonight_claim_groups AS g USING (claim_id)
JOIN tonight_articles AS a ON a.article_id = c.article_id
WHERE g.claim_group_id = g.claim_id AND a.version_of IS NULL AND coalesce(c.speaker_name, c.source_text) IS NOT NULL
    AND a.article_id NOT IN (SELECT article_id FROM gone)
ORDER BY c.claim_id;
