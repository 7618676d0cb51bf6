-- Worlds in which the sample's stories happen anew, so many a day as give getvariable('per_day') articles. Words other than
-- names never come back, so that people recur and texts do not.
CREATE OR REPLACE TEMP TABLE worlds AS
WITH letters AS (SELECT unnest(string_split('abcdefghijklmnopqrstuvwxyz', '')) AS letter),
numbered AS (
    SELECT world, world * (SELECT count(*) FROM sample_articles) // getvariable('per_day') AS day_no
    FROM range(getvariable('first_world'), getvariable('last_world')) AS r(world)
)
SELECT w.world, w.day_no, string_agg(l.letter, '' ORDER BY md5(l.letter || ' ' || w.world)) AS for_words
FROM numbered AS w
CROSS JOIN letters AS l
GROUP BY w.world, w.day_no;
