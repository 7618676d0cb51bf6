-- A claim group is named after a member, on whose day it begins, and a claim's equal is the first of its wording.
SELECT g.claim_group_id, g.claim_id, g.first_day, p.day
FROM claim_groups AS g
LEFT JOIN whole_claim_prints AS p ON p.claim_id = g.claim_group_id
WHERE p.day IS DISTINCT FROM g.first_day
UNION ALL
SELECT p.same_as, p.claim_id, o.day, p.day
FROM claim_prints AS p
JOIN whole_claim_prints AS o ON o.claim_id = p.same_as
WHERE o.said_key <> p.said_key OR p.day - o.day > 14;
