-- Pairs of claims of which one may say that something is not so, alike otherwise, that name the same places, or none; with
-- the negation that stands before what is said; both speakers are named. Who does not say so does not say that it is not so.
SELECT claim_id, other_claim_id, earlier.said, later.said, len(earlier.places) > 0
FROM sides
WHERE is_same_place AND similarity >= 0.6 AND n_shared >= 4 AND earlier.is_named AND later.is_named
    AND earlier.told_as = 'said' AND later.told_as = 'said'
    AND coalesce(earlier.negator, later.negator) IS NOT NULL
ORDER BY ALL;
