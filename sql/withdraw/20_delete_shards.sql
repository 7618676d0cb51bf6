-- Take out what is kept per shard.
-- each: shards, occurrences, rejects, page_paragraphs, boilerplate
DELETE FROM {table} WHERE shard_id IN (SELECT unnest(getvariable('withdrawn')));
