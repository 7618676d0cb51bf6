-- The days within a fortnight of an article that came, went or belongs to another story now, or of a claim whose speaker is
-- taken for another.
CREATE TEMP TABLE window_days AS
SELECT DISTINCT day + offset_days::INTEGER AS day
FROM (
    SELECT day_of(published_date, captured_at) AS day FROM articles WHERE article_id IN (SELECT article_id FROM changed)
    UNION
    SELECT day FROM gone_claims
    UNION
    SELECT day FROM revoiced_claims
)
CROSS JOIN range(-fortnight(), fortnight() + 1) AS r(offset_days);
