-- Enter the pairs that are near duplicates: the share of equal places in two signatures estimates the Jaccard
-- similarity of the texts' shingles. At 0.6 a shortened or slightly rewritten reprint still counts.
INSERT INTO near_duplicates BY NAME
WITH signatures AS (
    SELECT article_id, signature
    FROM fingerprints
    WHERE day >= getvariable('first_text_day') AND band_no = 0 AND article_id IN (
        SELECT article_id FROM candidates UNION SELECT other_article_id FROM candidates
    )
)
SELECT c.text_sha256, c.other_text_sha256,
       list_count(list_filter(list_zip(s.signature, o.signature), lambda pair: pair[1] = pair[2])) / len(s.signature) AS similarity
FROM candidates AS c
JOIN signatures AS s ON s.article_id = c.article_id
JOIN signatures AS o ON o.article_id = c.other_article_id
ANTI JOIN near_duplicates AS n ON n.text_sha256 = c.text_sha256 AND n.other_text_sha256 = c.other_text_sha256
WHERE similarity >= 0.6
ORDER BY c.text_sha256, c.other_text_sha256;
