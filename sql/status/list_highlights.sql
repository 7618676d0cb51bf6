-- What of it is worth reading first: edits, denials, turns and figures that moved, the surest of each kind.
SELECT c.kind, c.detail
FROM changes AS c
LEFT JOIN claim_conflicts AS x ON x.claim_id = c.related AND x.other_claim_id = c.subject
WHERE c.run_id = $run_id AND c.kind IN ('article-edited', 'claim-denied', 'claim-revised', 'figure-moved', 'entity-merged')
QUALIFY row_number() OVER (PARTITION BY c.kind ORDER BY x.confidence DESC NULLS LAST, c.subject, c.related) <= 3
ORDER BY c.kind, x.confidence DESC NULLS LAST, c.subject, c.related;
