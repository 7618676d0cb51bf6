-- Enter denials of what another speaker says as a fact: they share four words or more, and most of what they say.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'denial', e.claim_id, l.claim_id)), 20) AS conflict_id, 'denial' AS kind,
       e.claim_id, l.claim_id AS other_claim_id, NULL AS value, NULL AS other_value, NULL AS counted,
       round(least(0.95, 0.1 + 0.6 * d.similarity + if(e.is_named AND l.is_named, 0.15, 0)), 3) AS confidence,
       if(
           e.act = 'denies', format('{} denies what {} says: {}', e.witness, l.witness, l.content_text),
           format('{} denies what {} says: {}', l.witness, e.witness, e.content_text)
       ) AS explanation
FROM disputed AS d
JOIN witnesses AS e USING (claim_id)
JOIN witnesses AS l ON l.claim_id = d.other_claim_id
WHERE (e.act = 'denies') <> (l.act = 'denies') AND NOT e.is_cue_negated AND NOT l.is_cue_negated
    AND list_has_any(
        ['asserts', 'reports', 'confirms', 'claims', 'argues', 'announces', 'believes', 'warns'], [e.act, l.act]
    )
    AND d.is_opposed AND d.similarity >= 0.5 AND d.n_shared >= 4 AND NOT d.is_elsewhere AND NOT d.is_same_speaker
ORDER BY conflict_id;
