-- Enter groups of claims that say the same. A reprint of the first article is no further witness.
INSERT INTO claim_groups BY NAME
WITH members AS (
    SELECT c.said_key, c.claim_id, c.article_id, a.story_id, a.outlet,
           first_value(c.claim_id) OVER earliest AS claim_group_id, first_value(a.story_id) OVER earliest AS first_story_id,
           first_value(c.article_id) OVER earliest AS first_article_id
    FROM claims AS c
    JOIN articles AS a USING (article_id)
    WHERE c.said_key IN (SELECT said_key FROM touched_keys)
    WINDOW earliest AS (
        PARTITION BY c.said_key
        ORDER BY a.published_date NULLS LAST, a.published_at NULLS LAST, a.captured_at NULLS LAST, c.article_id,
            c.content_start_char, c.claim_id
    )
),
totals AS (
    SELECT said_key, count(*) AS n_claims, count(DISTINCT article_id) AS n_articles, count(DISTINCT outlet) AS n_outlets,
           count(DISTINCT story_id) AS n_independent
    FROM members
    GROUP BY said_key
)
SELECT claim_group_id, claim_id,
       CASE
           WHEN n_claims = 1 THEN 'single'
           WHEN claim_id = claim_group_id THEN 'first'
           WHEN story_id = first_story_id AND article_id <> first_article_id THEN 'reprint'
           ELSE 'same-quotation'
       END AS method,
       n_articles, n_outlets, n_independent
FROM members
JOIN totals USING (said_key)
ORDER BY claim_group_id, claim_id;
