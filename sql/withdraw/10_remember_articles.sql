-- Articles that a withdrawn shard (or one about to be loaded anew) holds a record of.
CREATE TEMP TABLE touched AS
SELECT DISTINCT article_id FROM captures WHERE shard_id IN (SELECT unnest(getvariable('withdrawn')));
