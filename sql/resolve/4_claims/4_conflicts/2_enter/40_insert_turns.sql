-- Enter turns of a speaker who on a later day refuses what was promised or backed, or the other way round.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'turn', e.claim_id, l.claim_id)), 20) AS conflict_id, 'position' AS kind,
       e.claim_id, l.claim_id AS other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(0.95, 0.7 * d.similarity + if(e.is_named AND l.is_named, 0.1, 0)), 3) AS confidence,
       format('{} {}: {} Before, {} {}: {}', l.witness, l.act, l.content_text, e.witness, e.act, e.content_text) AS explanation
FROM disputed AS d
JOIN witnesses AS e USING (claim_id)
JOIN witnesses AS l ON l.claim_id = d.other_claim_id
WHERE d.is_same_speaker AND d.days > 0 AND NOT d.is_elsewhere AND d.similarity >= 0.5 AND d.n_shared >= 4
    AND stance(e.act) * stance(l.act) < 0
    AND has_negator(e.content_text) = has_negator(l.content_text) AND e.is_cue_negated = l.is_cue_negated
ORDER BY conflict_id;
