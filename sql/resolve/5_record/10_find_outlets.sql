-- Outlets that gain or lose articles or originals.
CREATE TEMP TABLE touched_outlets AS
SELECT outlet FROM gone
UNION
SELECT outlet FROM articles WHERE article_id IN (SELECT article_id FROM changed);
