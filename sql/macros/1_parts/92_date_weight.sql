-- How much a day matters: ln(1 + sum of its articles' remembrance) + 0.5 ln(1 + articles published the day after), when
-- newspapers tell what happened. Salient dates by mention counts: Kessler et al. 2012; the time between is ours.
CREATE OR REPLACE MACRO date_weight(remembered, n_reports) AS
    ln(1 + remembered) + 0.5 * ln(1 + n_reports);
