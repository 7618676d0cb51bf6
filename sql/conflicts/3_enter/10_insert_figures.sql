-- Enter figures that do not go together, one pair for each two claims: the surest.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'figures', f.claim_id, o.claim_id)), 20) AS conflict_id,
       j.kind, f.claim_id, o.claim_id AS other_claim_id, f.value, o.value AS other_value,
       j.counted, j.confidence,
       format('{} speaks of {}, {} of {}{}.', e.witness, f.wording, l.witness, o.wording, j.what) AS explanation
FROM judged_figures AS j
JOIN near_figures AS f USING (figure_no)
JOIN near_figures AS o ON o.figure_no = j.other_figure_no
JOIN witnesses AS e ON e.claim_id = f.claim_id
JOIN witnesses AS l ON l.claim_id = o.claim_id
QUALIFY row_number() OVER (
    PARTITION BY f.claim_id, o.claim_id ORDER BY j.confidence DESC, j.figure_no, j.other_figure_no
) = 1
ORDER BY conflict_id;
