-- The sample's articles told in those corpora: a fortnight of the sample happens within three days of the corpus's own.
CREATE OR REPLACE TEMP TABLE told AS
SELECT s.article_id AS sample_id, c.corpus, c.for_words,
       DATE '2024-01-01' + c.day_no::INTEGER + least(2, (s.published_date - f.first_date) // 7)::INTEGER AS published_date,
       (DATE '2024-01-01' + c.day_no::INTEGER) - f.first_date AS shift,
       copied_id(s.article_id, c.corpus) AS article_id, disguise(s.text, c.corpus, c.for_words) AS text,
       disguise(s.title, c.corpus, c.for_words) AS title
FROM sample_articles AS s
CROSS JOIN (SELECT min(published_date) AS first_date FROM sample_articles) AS f
CROSS JOIN corpora AS c;
