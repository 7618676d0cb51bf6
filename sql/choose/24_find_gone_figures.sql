-- Figures that go, with what they tell.
CREATE TEMP TABLE gone_figures AS
SELECT claim_id, telling_key, day, counted, is_named FROM figure_keys WHERE article_id IN (SELECT article_id FROM gone);
