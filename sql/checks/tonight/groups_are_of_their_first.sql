-- A claim group is named after a member, on whose day it begins, and a claim's equal is the first of its wording.
WITH keys AS (
    FROM whole_claim_keys WHERE day >= coalesce(getvariable('first_group_day'), '-infinity'::DATE)
)
SELECT g.claim_group_id, g.claim_id, g.first_day AS day
FROM claim_groups AS g
ANTI JOIN keys AS p ON p.claim_id = g.claim_group_id AND p.day = g.first_day
UNION ALL
SELECT p.same_as, p.claim_id, p.day
FROM claim_keys AS p
ANTI JOIN keys AS o ON o.claim_id = p.same_as AND o.wording_key = p.wording_key AND o.day BETWEEN p.day - fortnight() AND p.day;
