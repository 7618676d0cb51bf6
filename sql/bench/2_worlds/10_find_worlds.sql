-- Worlds in which the sample's stories happen anew: names come back every 500 worlds, other words never, so that people
-- recur and texts do not. So many worlds a day as give getvariable('per_day') articles.
CREATE OR REPLACE TEMP TABLE worlds AS
WITH letters AS (SELECT unnest(string_split('abcdefghijklmnopqrstuvwxyz', '')) AS letter),
numbered AS (
    SELECT world, world * (SELECT count(DISTINCT article_id) FROM sample_articles) // getvariable('per_day') AS day_no
    FROM range(getvariable('first_world'), getvariable('last_world')) AS r(world)
)
SELECT w.world, w.day_no, string_agg(l.letter, '' ORDER BY md5(l.letter || w.world % 500)) AS for_names,
       string_agg(l.letter, '' ORDER BY md5(l.letter || ' ' || w.world)) AS for_words
FROM numbered AS w
CROSS JOIN letters AS l
GROUP BY w.world, w.day_no;
