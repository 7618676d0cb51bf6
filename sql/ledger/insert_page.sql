-- Enter an address; one that is known keeps its state. Where only a WARC file told of a page that lists links, it learns
-- here what it is, and is asked for whole again.
INSERT INTO pages (url, source, kind, discovered_from, published_at, first_seen_at)
VALUES (:url, :source, :kind, :discovered_from, :published_at, :now)
ON CONFLICT (url) DO UPDATE SET
    kind = CASE WHEN excluded.kind = 'article' THEN kind ELSE excluded.kind END,
    etag = CASE WHEN excluded.kind IN (kind, 'article') THEN etag ELSE '' END,
    last_modified = CASE WHEN excluded.kind IN (kind, 'article') THEN last_modified ELSE '' END,
    published_at = coalesce(published_at, excluded.published_at);
