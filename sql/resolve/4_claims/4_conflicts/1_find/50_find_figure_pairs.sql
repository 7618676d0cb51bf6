-- Pairs of figures in one unit that exclude each other, neither of which the other claim gives too. Of fewer than five
-- words in common, none or few besides the counted thing tell the matter.
CREATE TEMP TABLE figure_pairs AS
SELECT f.figure_no, o.figure_no AS other_figure_no, d.similarity * least(1, d.n_shared / 5) AS similarity,
       coalesce(d.is_same_speaker, false) AS is_same_voice
FROM disputed AS d
JOIN figures AS f USING (claim_id)
JOIN figures AS o ON o.claim_id = d.other_claim_id AND o.unit IS NOT DISTINCT FROM f.unit
WHERE (f.low > o.high OR o.low > f.high)
    AND NOT list_contains(f.numbers, o.value) AND NOT list_contains(o.numbers, f.value);
