-- Claims of those days whose wording tonight came or went, as far as another is now the first that they repeat.
CREATE TEMP TABLE repeats AS
WITH near AS (
    SELECT claim_id, day, told_at, wording_key, same_as
    FROM claim_keys
    SEMI JOIN window_days USING (day)
    WHERE wording_key IN (
        SELECT wording_key FROM gone_claims
        UNION ALL
        SELECT wording_key FROM tonight_claim_keys
    )
),
found AS (
    SELECT claim_id, same_as, arg_min(claim_id, (told_at, claim_id)) OVER (
        PARTITION BY wording_key ORDER BY day RANGE BETWEEN to_days(fortnight()) PRECEDING AND CURRENT ROW
    ) AS now_same_as
    FROM near
)
SELECT claim_id, same_as AS was_same_as, now_same_as
FROM found
WHERE now_same_as <> same_as;
