-- Forget the pairs of texts of which an article is gone.
DELETE FROM near_duplicates
WHERE text_sha256 IN (SELECT text_sha256 FROM gone) OR other_text_sha256 IN (SELECT text_sha256 FROM gone);
