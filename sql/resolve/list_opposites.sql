-- Pairs of claims of which one says that something is not so, alike otherwise, that name the same places, or none.
SELECT claim_id, other_claim_id, earlier.content_text, later.content_text, len(earlier.places) > 0
FROM sides
WHERE is_opposed AND is_same_place AND earlier.act <> 'denies' AND later.act <> 'denies'
ORDER BY ALL;
