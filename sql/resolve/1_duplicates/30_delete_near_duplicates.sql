-- Forget the pairs of texts that are gone, or that were gone and came back.
DELETE FROM near_duplicates
WHERE list_has_any([text_sha256, other_text_sha256], (
    SELECT coalesce(list(DISTINCT text_sha256), []) FROM gone WHERE text_sha256 NOT IN (
        SELECT text_sha256 FROM articles WHERE article_id NOT IN (SELECT article_id FROM fresh)
    )
));
