-- Claims that do not go together and have a name in what is said or in who says it; surest first. Of pairs between the
-- same two groups of claims the surest is shown. '' gives all.
CREATE OR REPLACE MACRO conflicts(wanted) AS TABLE
    WITH named AS (
        SELECT claim_id FROM claims_by(wanted) UNION SELECT claim_id FROM claims_about(wanted)
    )
    SELECT x.kind, x.confidence, x.explanation, x.counted, x.value, x.other_value,
           c.content_text AS content, o.content_text AS other_content,
           a.outlet, b.outlet AS other_outlet, a.published_date, b.published_date AS other_published_date,
           x.claim_id, x.other_claim_id
    FROM claim_conflicts AS x
    JOIN claims AS c ON c.claim_id = x.claim_id
    JOIN claims AS o ON o.claim_id = x.other_claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    JOIN articles AS b ON b.article_id = o.article_id
    JOIN claim_groups AS g ON g.claim_id = x.claim_id
    JOIN claim_groups AS h ON h.claim_id = x.other_claim_id
    WHERE wanted = '' OR x.claim_id IN (SELECT claim_id FROM named) OR x.other_claim_id IN (SELECT claim_id FROM named)
    QUALIFY row_number() OVER (
        PARTITION BY x.kind, g.claim_group_id, h.claim_group_id ORDER BY x.confidence DESC, x.conflict_id
    ) = 1
    ORDER BY x.confidence DESC, x.conflict_id;
