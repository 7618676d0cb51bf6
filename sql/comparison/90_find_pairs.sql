-- Touched claims with those of the fortnight before and after that share a key, the earlier first: how many words they
-- share and how alike they are; those who count the same are compared though they are not alike. Parts of the same
-- telling, one content within the other, are no pair.
CREATE TEMP TABLE pairs AS
WITH asked AS (FROM near_keys WHERE is_touched),
together AS (
    SELECT t.claim_id, o.claim_id AS other_id, t.day, o.day AS other_day, is_count
    FROM asked AS t
    JOIN near_keys AS o USING (key, is_count)
    WHERE NOT t.is_late
    UNION ALL
    SELECT t.claim_id, o.claim_id, t.day, o.day, is_count
    FROM asked AS t
    JOIN near_keys AS o USING (key, is_count)
    WHERE t.is_late AND NOT o.is_late
),
met AS MATERIALIZED (
    SELECT least(claim_id, other_id) AS one_id, greatest(claim_id, other_id) AS two_id, bool_or(is_count) AS count_alike
    FROM together
    WHERE claim_id <> other_id AND abs(other_day - day) <= fortnight()
    GROUP BY ALL
),
compared AS (
    SELECT count_alike, one.claim_id AS one_id, two.claim_id AS two_id,
           (one.told_at, one.claim_id) < (two.told_at, two.claim_id) AS is_ordered,
           list_intersect(one.terms, two.terms) AS shared, one.norm * two.norm AS norms
    FROM met
    JOIN near_claims AS one ON one.claim_id = one_id
    JOIN near_claims AS two ON two.claim_id = two_id
    WHERE one.article_id <> two.article_id OR one.end_char <= two.start_char OR two.end_char <= one.start_char
)
SELECT if(is_ordered, one_id, two_id) AS claim_id, if(is_ordered, two_id, one_id) AS other_claim_id, len(shared) AS n_shared,
       coalesce(list_sum(list_transform(shared, lambda word: word.weight ** 2)) / norms, 0) AS similarity
FROM compared
WHERE similarity >= 0.3 OR count_alike;
