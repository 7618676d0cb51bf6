-- Enter claims of which one says what the other says is not so: of two speakers a conflict of polarity, of one speaker on
-- a later day a change of position.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'opposite', e.claim_id, l.claim_id)), 20) AS conflict_id,
       if(d.is_same_speaker, 'position', 'polarity') AS kind,
       e.claim_id, l.claim_id AS other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(0.95, 0.6 * d.similarity + if(e.is_named AND l.is_named, 0.1, 0) + if(len(e.places) > 0, 0.2, 0)), 3) AS confidence,
       if(
           d.is_same_speaker, format('{} says: {} Before, {}: {}', l.witness, l.content_text, e.witness, e.content_text),
           format('{} says: {} But {}: {}', l.witness, l.content_text, e.witness, e.content_text)
       ) AS explanation
FROM judged_opposites
JOIN disputed AS d USING (claim_id, other_claim_id)
JOIN witnesses AS e USING (claim_id)
JOIN witnesses AS l ON l.claim_id = d.other_claim_id
WHERE NOT d.is_same_speaker OR d.days > 0
ORDER BY conflict_id;
