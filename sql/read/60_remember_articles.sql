-- Articles that tonight's shards hold a record of.
INSERT INTO touched
SELECT DISTINCT article_id
FROM captures
WHERE shard_id IN (SELECT shard_id FROM tonight) AND article_id NOT IN (SELECT article_id FROM touched);
