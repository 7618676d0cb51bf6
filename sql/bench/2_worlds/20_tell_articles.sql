-- The sample's articles told in those worlds: a fortnight of the sample happens within three days of the world's own.
CREATE OR REPLACE TEMP TABLE told AS
WITH sample AS (
    SELECT DISTINCT ON (article_id) *, (SELECT min(published_date) FROM sample_articles) AS first_date
    FROM sample_articles
    ORDER BY article_id, raw_uri, raw_offset
)
SELECT s.article_id AS sample_id, w.world, w.for_names, w.for_words,
       DATE '2024-01-01' + w.day_no::INTEGER + least(2, (s.published_date - s.first_date) // 7)::INTEGER AS published_date,
       (DATE '2024-01-01' + w.day_no::INTEGER) - s.first_date AS shift,
       copied_id(s.article_id, w.world) AS article_id, disguise(s.text, w.for_names, w.for_words) AS text,
       disguise(s.title, w.for_names, w.for_words) AS title
FROM sample AS s
CROSS JOIN worlds AS w;
