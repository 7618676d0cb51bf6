-- Articles whose rows must go: no record is left, another is first now, its shard was withdrawn or is loaded anew, or the
-- article is withheld.
CREATE TEMP TABLE gone AS
SELECT a.article_id, a.canonical_url, a.text_sha256, a.story_id, a.outlet, a.title,
       day_of(a.published_date, a.captured_at) AS day
FROM articles AS a
SEMI JOIN known AS k ON k.article_id = a.article_id
LEFT JOIN ranked AS r ON r.article_id = a.article_id AND r.place = 1
WHERE list_contains(getvariable('withdrawn'), a.shard_id)
    OR a.article_id IN (SELECT article_id FROM withheld)
    OR (r.shard_id, r.raw_uri, r.raw_offset) IS DISTINCT FROM (a.shard_id, a.raw_uri, a.raw_offset);
