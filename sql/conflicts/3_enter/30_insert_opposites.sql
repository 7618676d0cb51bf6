-- Enter claims of which one says what the other says is not so: of two speakers a conflict of polarity, of one speaker on
-- a later day a change of position.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'opposite', claim_id, other_claim_id)), 20) AS conflict_id,
       if(is_same_speaker, 'position', 'polarity') AS kind,
       claim_id, other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(
           0.95, 0.5 * similarity + if(earlier.is_named AND later.is_named, 0.1, 0) + if(len(earlier.places) > 0, 0.1, 0)
       ), 3) AS confidence,
       format(
           if(is_same_speaker, '{} says: {} Before, {}: {}', '{} says: {} But {}: {}'),
           later.witness, later.said, earlier.witness, earlier.said
       ) AS explanation
FROM sides
SEMI JOIN judged_opposites USING (claim_id, other_claim_id)
WHERE (NOT is_same_speaker OR days > 0) AND confidence >= 0.25
ORDER BY conflict_id;
