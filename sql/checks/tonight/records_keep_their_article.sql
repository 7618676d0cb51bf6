-- Every record of an article has that article; of one that is withheld its records stay known.
SELECT o.article_id, o.shard_id, o.raw_uri, o.raw_offset
FROM captures AS o
ANTI JOIN (FROM whole_rejects WHERE stage = 'load' AND reason IN ('withheld', 'failed')) USING (shard_id, raw_uri, raw_offset)
ANTI JOIN whole_articles USING (article_id);
