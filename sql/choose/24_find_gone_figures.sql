-- Figures that go, with what they tell.
CREATE TEMP TABLE gone_figures AS
SELECT told_key, day FROM figure_prints WHERE article_id IN (SELECT article_id FROM gone);
