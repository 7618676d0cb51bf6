-- Enter what the outlets' articles and claims add up to.
INSERT INTO outlets BY NAME
WITH said AS (
    SELECT article_id, count(*) AS n_claims, count(*) FILTER (speaker_type = 'anonymous') AS n_anonymous
    FROM claims
    GROUP BY article_id
)
SELECT a.outlet, count(*) AS n_articles, count(*) FILTER (a.is_original) AS n_originals,
       coalesce(sum(s.n_claims), 0) AS n_claims, round(sum(s.n_anonymous) / sum(s.n_claims), 4) AS anonymous_share,
       min(a.published_date) AS first_date, max(a.published_date) AS last_date
FROM articles AS a
LEFT JOIN said AS s USING (article_id)
WHERE a.outlet IN (SELECT outlet FROM touched_outlets)
GROUP BY a.outlet
ORDER BY a.outlet;
