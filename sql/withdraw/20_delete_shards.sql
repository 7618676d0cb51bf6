-- Take out what is kept per shard.
-- each: shards, captures, rejects, page_paragraphs, boilerplate
DELETE FROM {table} WHERE shard_id IN (SELECT unnest(getvariable('withdrawn')));
