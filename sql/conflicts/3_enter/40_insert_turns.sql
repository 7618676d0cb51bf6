-- Enter turns of a speaker who on a later day refuses what was promised or backed, or the other way round.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'turn', claim_id, other_claim_id)), 20) AS conflict_id, 'position' AS kind,
       claim_id, other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(0.95, 0.7 * similarity + if(earlier.is_named AND later.is_named, 0.1, 0)), 3) AS confidence,
       format(
           '{} {}: {} Before, {} {}: {}', later.witness, later.act, later.content_text,
           earlier.witness, earlier.act, earlier.content_text
       ) AS explanation
FROM sides
WHERE is_same_speaker AND earlier.is_named AND later.is_named AND similarity >= 0.6 AND days > 0 AND NOT is_elsewhere
    AND n_shared >= 4 AND stance(earlier.act) * stance(later.act) < 0
    AND (earlier.negator IS NOT DISTINCT FROM 'content') = (later.negator IS NOT DISTINCT FROM 'content')
    AND earlier.is_cue_negated = later.is_cue_negated
ORDER BY conflict_id;
