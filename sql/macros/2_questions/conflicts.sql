-- Disputes with a name in what is said or in who says it, one row a dispute with its positions; surest first. '' gives all.
-- content and other_content are those of the two claims that tell the dispute most surely.
CREATE OR REPLACE MACRO conflicts(wanted) AS TABLE
    WITH named AS (
        SELECT claim_id FROM claims_by(wanted) UNION SELECT claim_id FROM claims_about(wanted)
    )
    SELECT d.kind, d.confidence, d.explanation, d.counted, d.positions, d.value, d.other_value,
           c.content_text AS content, o.content_text AS other_content,
           a.outlet, b.outlet AS other_outlet, a.published_date, b.published_date AS other_published_date,
           d.claim_id, d.other_claim_id, d.dispute_id
    FROM disputes() AS d
    JOIN claims AS c ON c.claim_id = d.claim_id
    JOIN claims AS o ON o.claim_id = d.other_claim_id
    JOIN articles AS a ON a.article_id = c.article_id
    JOIN articles AS b ON b.article_id = o.article_id
    WHERE d.kind <> 'update' AND (
        wanted = '' OR EXISTS (
            SELECT 1 FROM unnest(d.positions) AS p(position), unnest(position.claim_ids) AS k(claim_id)
            WHERE k.claim_id IN (SELECT claim_id FROM named)
        )
    )
    ORDER BY d.confidence DESC, d.dispute_id;
