-- Enter figures that do not go together, one pair for each two claims: the surest.
INSERT INTO claim_conflicts BY NAME
SELECT left(sha256(concat_ws(chr(10), 'figures', f.claim_id, o.claim_id)), 20) AS conflict_id,
       j.kind, f.claim_id, o.claim_id AS other_claim_id, f.value, o.value AS other_value,
       concat_ws(' ', f.unit, f.counted_phrase) AS counted, j.confidence,
       format('{} speaks of {}, {} of {}{}.', f.witness, j.wording, o.witness, j.other_wording, j.what) AS explanation
FROM judged_figures AS j
JOIN figures AS f USING (figure_no)
JOIN figures AS o ON o.figure_no = j.other_figure_no
QUALIFY row_number() OVER (
    PARTITION BY f.claim_id, o.claim_id ORDER BY j.confidence DESC, j.figure_no, j.other_figure_no
) = 1
ORDER BY conflict_id;
