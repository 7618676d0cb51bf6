-- Pairs of texts, one of them fresh, that share a band of their MinHash signatures.
CREATE TEMP TABLE candidates AS
SELECT DISTINCT least(t.text_sha256, a.text_sha256) AS text_sha256, greatest(t.text_sha256, a.text_sha256) AS other_text_sha256
FROM fresh_texts AS t
JOIN fingerprints AS f ON f.article_id = t.article_id
JOIN fingerprints AS o ON o.band_no = f.band_no AND o.band_hash = f.band_hash
JOIN articles AS a ON a.article_id = o.article_id
WHERE a.text_sha256 <> t.text_sha256;
