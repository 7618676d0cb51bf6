-- Pairs of texts, one of them fresh, that share a band of their MinHash signatures and were published within 30 days, each
-- with two articles that hold them. What a template fills in every day is so compared with a month of its like, no more.
CREATE TEMP TABLE candidates AS
WITH near AS (
    SELECT article_id, band_no, band_hash, day FROM fingerprints WHERE day >= getvariable('first_text_day')
),
met AS MATERIALIZED (
    SELECT DISTINCT t.article_id, t.text_sha256, o.article_id AS other_article_id
    FROM fresh_texts AS t
    JOIN near AS f ON f.article_id = t.article_id
    JOIN near AS o ON o.band_hash = f.band_hash AND o.band_no = f.band_no
    WHERE o.article_id <> t.article_id AND abs(o.day - t.day) <= 30
)
SELECT least(m.text_sha256, a.text_sha256) AS text_sha256, greatest(m.text_sha256, a.text_sha256) AS other_text_sha256,
       min(if(m.text_sha256 < a.text_sha256, m.article_id, m.other_article_id)) AS article_id,
       min(if(m.text_sha256 < a.text_sha256, m.other_article_id, m.article_id)) AS other_article_id
FROM met AS m
JOIN articles AS a ON a.article_id = m.other_article_id
WHERE a.text_sha256 <> m.text_sha256
GROUP BY ALL;
