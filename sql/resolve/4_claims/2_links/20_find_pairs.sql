-- Touched claims with those of the fortnight before and after that share a key, the earlier first: how many words they
-- share and how alike they are. Parts of the same telling, one content within the other, are no pair.
CREATE TEMP TABLE pairs AS
WITH met AS (
    SELECT DISTINCT least(t.claim_id, o.claim_id) AS one_id, greatest(t.claim_id, o.claim_id) AS two_id
    FROM near_keys AS t
    JOIN near_keys AS o USING (key)
    WHERE t.is_touched AND o.claim_id <> t.claim_id AND abs(o.day - t.day) <= 14
),
compared AS (
    SELECT one, two, list_intersect(one.terms, two.terms) AS shared,
           (one.told_at, one.claim_id) < (two.told_at, two.claim_id) AS is_ordered
    FROM met
    JOIN near_prints AS one ON one.claim_id = one_id
    JOIN near_prints AS two ON two.claim_id = two_id
    WHERE one.article_id <> two.article_id OR one.end_char <= two.start_char OR two.end_char <= one.start_char
)
SELECT if(is_ordered, one, two) AS earlier, if(is_ordered, two, one) AS later, len(shared) AS n_shared,
       cosine(shared, one.norm, two.norm) AS similarity
FROM compared
WHERE similarity >= 0.3;
