-- Days of outlets whose articles came, went, belong to another story now, with those of the same stories elsewhere, or
-- come after another version.
CREATE TEMP TABLE touched_outlet_days AS
SELECT outlet, day FROM gone
UNION
SELECT outlet, day FROM reversioned
UNION
SELECT outlet, day_of(published_date, captured_at)
FROM articles
WHERE story_id IN (
    SELECT story_id FROM gone
    UNION ALL
    SELECT story_id FROM articles WHERE article_id IN (SELECT article_id FROM changed)
);
