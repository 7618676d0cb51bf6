-- Enter the records that hold an article which another record gives already, named in the detail, and those of articles
-- that are withheld, with the reason.
INSERT INTO rejects BY NAME
SELECT raw_uri, raw_offset, url, 'load' AS stage, 'same-article' AS reason, article_id AS detail, shard_id
FROM ranked
WHERE place > 1
UNION ALL
SELECT r.raw_uri, r.raw_offset, r.url, 'load', w.reason, w.detail, r.shard_id
FROM ranked AS r
JOIN withheld AS w USING (article_id)
WHERE r.place = 1
ORDER BY shard_id, raw_uri, raw_offset, detail;
