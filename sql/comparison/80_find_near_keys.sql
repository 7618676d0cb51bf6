-- The keys of the claims to be compared; is_late are those of a crowded day that are compared with its earliest only.
CREATE TEMP TABLE near_keys AS
SELECT k.claim_id, k.day, k.key, k.is_count, n.is_touched, coalesce(c.is_late, false) AS is_late
FROM known_keys AS k
JOIN near_claims AS n USING (claim_id)
LEFT JOIN crowded_keys AS c USING (claim_id, key, is_count)
WHERE NOT k.is_gone;
