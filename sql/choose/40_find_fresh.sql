-- Articles to be read, each with the record and the shard's folder to read it from.
CREATE TEMP TABLE fresh AS
SELECT r.article_id, r.shard_id, r.raw_uri, r.raw_offset, getvariable('lake') || '/' || s.folder AS folder
FROM ranked AS r
JOIN shards AS s USING (shard_id)
WHERE r.place = 1 AND r.article_id NOT IN (SELECT article_id FROM withheld) AND (r.article_id NOT IN (SELECT article_id FROM known) OR r.article_id IN (SELECT article_id FROM gone));
