-- What the articles of loosely alike pairs go on about: the words of at least two of their claims and a seventh of all.
CREATE TEMP TABLE topics AS
WITH asked AS (
    SELECT unnest([e.article_id, l.article_id]) AS article_id
    FROM pairs AS p
    JOIN near_claims AS e USING (claim_id)
    JOIN near_claims AS l ON l.claim_id = p.other_claim_id
    WHERE p.similarity >= 0.6
),
told AS MATERIALIZED (
    SELECT article_id, terms FROM claim_keys SEMI JOIN asked USING (article_id)
    WHERE day >= getvariable('first_window_day')
),
counted AS (
    SELECT article_id, term, count(*) AS n_claims
    FROM (SELECT article_id, unnest(terms).term AS term FROM told)
    GROUP BY ALL
)
SELECT article_id, list(term) AS terms
FROM counted
JOIN (SELECT article_id, count(*) AS n_all FROM told GROUP BY article_id) USING (article_id)
WHERE n_claims >= 2 AND 7 * n_claims >= n_all
GROUP BY article_id;
