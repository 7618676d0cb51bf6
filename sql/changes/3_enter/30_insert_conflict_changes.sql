-- Enter which claims tonight's deny, which positions turned and which figures moved.
INSERT INTO changes BY NAME
SELECT getvariable('run_id') AS run_id, getvariable('started_at') AS changed_at,
       CASE x.kind WHEN 'update' THEN 'figure-moved' WHEN 'position' THEN 'claim-revised' ELSE 'claim-denied' END AS kind,
       x.other_claim_id AS subject, x.claim_id AS related, x.explanation AS detail
FROM tonight_claim_conflicts AS x
JOIN tonight_claim_keys AS p ON p.claim_id = x.other_claim_id
WHERE x.kind IN ('update', 'denial', 'polarity', 'position') AND p.article_id NOT IN (SELECT article_id FROM gone)
ORDER BY kind, subject, related;
