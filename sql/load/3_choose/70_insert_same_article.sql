-- Enter the records that hold an article which another record gives already; detail names that article.
INSERT INTO rejects BY NAME
SELECT raw_uri, raw_offset, url, 'load' AS stage, 'same-article' AS reason, article_id AS detail, shard_id
FROM ranked
WHERE place > 1
ORDER BY shard_id, raw_uri, raw_offset, article_id;
