-- Enter denials of what their own article tells before them.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'denial', claim_id, other_claim_id)), 20) AS conflict_id, 'denial' AS kind,
       claim_id, other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted, x.confidence,
       format('{} denies what {} says: {}', d.witness, c.witness, c.content_text) AS explanation
FROM denied AS x
JOIN witnesses AS c USING (claim_id)
JOIN witnesses AS d ON d.claim_id = x.other_claim_id
WHERE conflict_id NOT IN (SELECT conflict_id FROM claim_conflicts)
ORDER BY conflict_id;
