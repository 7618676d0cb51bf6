-- Enter the pairs that are near duplicates: the share of equal places in two signatures estimates the Jaccard
-- similarity of the texts' shingles. At 0.6 a shortened or slightly rewritten reprint still counts.
INSERT INTO near_duplicates BY NAME
WITH signatures AS (
    SELECT a.text_sha256, arg_min(f.signature, f.article_id) AS signature
    FROM fingerprints AS f
    JOIN articles AS a USING (article_id)
    WHERE f.band_no = 0 AND a.text_sha256 IN (
        SELECT text_sha256 FROM candidates UNION SELECT other_text_sha256 FROM candidates
    )
    GROUP BY a.text_sha256
)
SELECT c.text_sha256, c.other_text_sha256,
       list_count(list_filter(list_zip(s.signature, o.signature), lambda pair: pair[1] = pair[2])) / len(s.signature) AS similarity
FROM candidates AS c
JOIN signatures AS s ON s.text_sha256 = c.text_sha256
JOIN signatures AS o ON o.text_sha256 = c.other_text_sha256
WHERE similarity >= 0.6
ORDER BY c.text_sha256, c.other_text_sha256;
