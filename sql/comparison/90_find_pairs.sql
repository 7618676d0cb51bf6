-- Touched claims with those of the fortnight before and after that share a key, the earlier first: how many words they
-- share and how alike they are; those who count the same are compared though they are not alike. Parts of the same
-- telling, one content within the other, are no pair.
CREATE TEMP TABLE pairs AS
WITH met AS MATERIALIZED (
    SELECT least(t.claim_id, o.claim_id) AS one_id, greatest(t.claim_id, o.claim_id) AS two_id,
           bool_or(t.is_count) AS count_alike
    FROM near_keys AS t
    JOIN near_keys AS o USING (key, is_count)
    WHERE t.is_touched AND o.claim_id <> t.claim_id AND abs(o.day - t.day) <= fortnight()
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
