-- Pairs of claims of which one may say that something is not so, alike otherwise, that name the same places, or none; with
-- the negation that stands before what is said. Who does not say so does not say that it is not so.
SELECT claim_id, other_claim_id, earlier.said, later.said, len(earlier.places) > 0
FROM sides
WHERE is_same_place AND earlier.act <> 'denies' AND later.act <> 'denies'
    AND NOT earlier.is_cue_negated AND NOT later.is_cue_negated
    AND (has_negator(earlier.said) OR has_negator(later.said))
ORDER BY ALL;
