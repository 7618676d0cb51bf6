-- What a night changed: articles, claims, figures, entities; the surest first of each kind.
-- $run = : its run_id
-- $kind = : one kind; empty for all
-- $most = 30: how many of each kind
SELECT c.kind, c.detail, c.subject, c.related, a.article_id, a.outlet, a.title, a.published_date
FROM changes AS c
LEFT JOIN articles AS a ON a.article_id = split_part(c.subject, '-', 1)
LEFT JOIN claim_conflicts AS x ON x.claim_id = c.related AND x.other_claim_id = c.subject
WHERE c.run_id = $run AND ($kind = '' OR c.kind = $kind)
QUALIFY row_number() OVER (
    PARTITION BY c.kind ORDER BY x.confidence DESC NULLS LAST, a.published_date DESC, c.subject, c.related
) <= CAST($most AS BIGINT)
ORDER BY c.kind, x.confidence DESC NULLS LAST, a.published_date DESC, c.subject, c.related;
