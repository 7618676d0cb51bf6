-- Those whose place moved are compared anew as well.
UPDATE near_claims SET is_touched = true
WHERE claim_id IN (SELECT claim_id FROM crowded_keys WHERE is_moved);
