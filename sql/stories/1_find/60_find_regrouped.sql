-- Articles whose story must be told anew: the fresh ones, and every story that lost an article or is near a fresh text.
CREATE TEMP TABLE regrouped AS
WITH near AS (
    SELECT text_sha256 FROM articles WHERE article_id IN (SELECT article_id FROM fresh)
    UNION
    SELECT n.text_sha256 FROM near_duplicates AS n JOIN fresh_texts AS t ON t.text_sha256 = n.other_text_sha256
    UNION
    SELECT n.other_text_sha256 FROM near_duplicates AS n JOIN fresh_texts AS t ON t.text_sha256 = n.text_sha256
),
stories AS (
    SELECT story_id FROM gone
    UNION
    SELECT story_id FROM articles WHERE text_sha256 IN (SELECT text_sha256 FROM near)
)
SELECT article_id, text_sha256
FROM articles
WHERE story_id IN (SELECT story_id FROM stories);
