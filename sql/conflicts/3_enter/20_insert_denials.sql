-- Enter denials of what another speaker says as a fact: they share four words or more, and most of what they say.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'denial', claim_id, other_claim_id)), 20) AS conflict_id, 'denial' AS kind,
       claim_id, other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(0.95, 0.1 + 0.6 * similarity + if(earlier.is_named AND later.is_named, 0.15, 0)), 3) AS confidence,
       if(
           earlier.is_denial, format('{} denies what {} says: {}', earlier.witness, later.witness, later.content_text),
           format('{} denies what {} says: {}', later.witness, earlier.witness, earlier.content_text)
       ) AS explanation
FROM sides
WHERE is_opposed AND earlier.is_denial <> later.is_denial
    AND NOT earlier.is_cue_negated AND NOT later.is_cue_negated
    AND list_contains(
        ['asserts', 'reports', 'confirms', 'claims', 'argues', 'announces', 'believes', 'suggests'],
        if(earlier.is_denial, later.act, earlier.act)
    )
    AND n_shared >= 4 AND NOT is_elsewhere AND NOT is_same_speaker
ORDER BY conflict_id;
