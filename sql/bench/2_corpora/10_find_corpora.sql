-- Synthetic corpora in which the sample's stories happen anew, so many a day as give getvariable('per_day') articles.
-- Words other than names never come back, so that people recur and texts do not.
CREATE OR REPLACE TEMP TABLE corpora AS
WITH letters AS (SELECT unnest(string_split('abcdefghijklmnopqrstuvwxyz', '')) AS letter),
numbered AS (
    SELECT corpus, corpus * (SELECT count(*) FROM sample_articles) // getvariable('per_day') AS day_no
    FROM range(getvariable('first_corpus'), getvariable('last_corpus')) AS r(corpus)
)
SELECT c.corpus, c.day_no, string_agg(l.letter, '' ORDER BY md5(l.letter || ' ' || c.corpus)) AS for_words
FROM numbered AS c
CROSS JOIN letters AS l
GROUP BY c.corpus, c.day_no;
