-- Pairs of figures in one unit that exclude each other, neither of which the other claim gives too. Of fewer than five
-- words in common, none or few besides the counted thing tell the matter.
CREATE TEMP TABLE figure_pairs AS
WITH counting AS MATERIALIZED (
    SELECT d.other_claim_id, d.n_shared, d.similarity, d.is_same_speaker, f.figure_no, f.unit, f.low, f.high, f.value, f.numbers
    FROM disputed AS d
    JOIN figures AS f USING (claim_id)
)
SELECT f.figure_no, o.figure_no AS other_figure_no, f.similarity * least(1, f.n_shared / 5) AS similarity,
       f.is_same_speaker
FROM counting AS f
JOIN figures AS o ON o.claim_id = f.other_claim_id
WHERE o.unit IS NOT DISTINCT FROM f.unit AND (f.low > o.high OR o.low > f.high)
    AND NOT list_contains(f.numbers, o.value) AND NOT list_contains(o.numbers, f.value);
