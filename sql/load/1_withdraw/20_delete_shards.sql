-- Take out what is kept per shard.
-- each: shards, occurrences, rejects, page_paragraphs, boilerplate
DELETE FROM {table} WHERE list_contains(getvariable('withdrawn'), shard_id);
