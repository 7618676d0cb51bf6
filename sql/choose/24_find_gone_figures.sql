-- Figures that go, with what they tell.
CREATE TEMP TABLE gone_figures AS
SELECT telling_key, day FROM figure_keys WHERE article_id IN (SELECT article_id FROM gone);
