-- The first claims of their wording within those days; is_touched are those to be compared anew with the others.
CREATE TEMP TABLE near_claims AS
SELECT p.*, p.article_id IN (SELECT article_id FROM changed) OR p.claim_id IN (SELECT claim_id FROM repeats) AS is_touched
FROM claim_keys AS p
SEMI JOIN window_days USING (day)
WHERE p.same_as = p.claim_id;
