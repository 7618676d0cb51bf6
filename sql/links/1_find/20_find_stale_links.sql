-- Links that are told anew: all of those blocks, and those that a reviewer asked for.
CREATE TEMP TABLE stale_links AS
SELECT * FROM name_links WHERE method = 'correction' OR block IN (SELECT block FROM touched_blocks);
