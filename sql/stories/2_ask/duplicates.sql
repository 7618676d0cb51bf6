-- Pairs of near-duplicate texts among the articles whose story must be told anew.
SELECT text_sha256, other_text_sha256
FROM near_duplicates
WHERE text_sha256 IN (SELECT text_sha256 FROM regrouped)
ORDER BY ALL;
