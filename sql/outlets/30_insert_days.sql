-- Enter what the outlets' articles of those days add up to. A story that other outlets carry too was broken by the outlet
-- of its original.
INSERT INTO outlet_days BY NAME
WITH told AS (
    SELECT article_id, story_id, outlet, day_of(published_date, captured_at) AS day, is_original,
           version_of IS NOT NULL AS is_edit, has_correction(text) AS is_correction
    FROM articles
    WHERE (outlet, day_of(published_date, captured_at)) IN (SELECT outlet, day FROM touched_outlet_days)
),
said AS (
    SELECT article_id, count(*) AS n_claims, count(*) FILTER (speaker_type = 'anonymous') AS n_anonymous
    FROM claims
    WHERE day >= getvariable('first_outlet_day') AND article_id IN (SELECT article_id FROM told)
    GROUP BY article_id
),
carried AS (
    SELECT o.article_id, count(*) AS n_reprinted
    FROM told AS o
    JOIN articles AS r ON r.story_id = o.article_id AND r.outlet <> o.outlet
    WHERE o.is_original
    GROUP BY o.article_id
)
SELECT t.outlet, t.day, count(*) AS n_articles, count(*) FILTER (t.is_original) AS n_originals,
       count(c.article_id) AS n_broken, coalesce(sum(c.n_reprinted), 0) AS n_reprinted,
       count(*) FILTER (t.is_edit) AS n_edits, count(*) FILTER (t.is_correction) AS n_corrections,
       coalesce(sum(s.n_claims), 0) AS n_claims, coalesce(sum(s.n_anonymous), 0) AS n_anonymous
FROM told AS t
LEFT JOIN said AS s USING (article_id)
LEFT JOIN carried AS c USING (article_id)
GROUP BY t.outlet, t.day
ORDER BY t.day, t.outlet;
