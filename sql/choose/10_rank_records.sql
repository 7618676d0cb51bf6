-- The records of each touched article: the first captured (place 1) is the one its rows are read from.
CREATE TEMP TABLE ranked AS
SELECT o.*, row_number() OVER (
    PARTITION BY article_id ORDER BY captured_at NULLS LAST, raw_uri, raw_offset, shard_id
) AS place
FROM captures AS o
WHERE article_id IN (SELECT article_id FROM touched);
