-- Pairs of texts, one of them fresh, that share a band of their MinHash signatures and were published within 30 days, each
-- with two articles that hold them. What a template fills in every day is so compared with a month of its like, no more.
CREATE TEMP TABLE candidates AS
WITH bands AS MATERIALIZED (
    SELECT article_id, band_no, band_hash FROM tonight_fingerprints
    UNION
    SELECT article_id, band_no, band_hash
    FROM fingerprints
    WHERE article_id IN (SELECT article_id FROM fresh_texts WHERE article_id NOT IN (SELECT article_id FROM fresh))
),
met AS MATERIALIZED (
    SELECT t.article_id, t.text_sha256, t.day, o.article_id AS other_article_id
    FROM fresh_texts AS t
    JOIN bands AS f ON f.article_id = t.article_id
    JOIN fingerprints AS o ON o.band_hash = f.band_hash AND o.band_no = f.band_no
    WHERE o.article_id <> t.article_id
    GROUP BY ALL
)
SELECT least(m.text_sha256, a.text_sha256) AS text_sha256, greatest(m.text_sha256, a.text_sha256) AS other_text_sha256,
       min(if(m.text_sha256 < a.text_sha256, m.article_id, m.other_article_id)) AS article_id,
       min(if(m.text_sha256 < a.text_sha256, m.other_article_id, m.article_id)) AS other_article_id
FROM met AS m
JOIN articles AS a ON a.article_id = m.other_article_id
WHERE a.text_sha256 <> m.text_sha256 AND abs(day_of(a.published_date, a.captured_at) - m.day) <= 30
GROUP BY ALL;
