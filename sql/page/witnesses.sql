-- How many reports and independent sources say what some claims say.
-- $claims = : claim_ids, parted by commas
-- $first = 0: number of the first of their rows among the groups, where that is known: then none before is read
-- $last = 9223372036854775807: number of the last
SELECT claim_id, claim_group_id, n_reports, n_independent
FROM claim_groups
WHERE claim_id IN (SELECT unnest(string_split($claims, ','))) AND rowid BETWEEN CAST($first AS BIGINT) AND CAST($last AS BIGINT)
ORDER BY claim_id;
