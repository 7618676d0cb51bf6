-- The days within a fortnight of a claim that came, went or belongs to another story now.
CREATE TEMP TABLE window_days AS
SELECT DISTINCT day + offset_days::INTEGER AS day
FROM (
    SELECT DISTINCT day FROM claim_prints WHERE article_id IN (SELECT article_id FROM changed)
    UNION
    SELECT day FROM gone_claims
)
CROSS JOIN range(-14, 15) AS r(offset_days);
