-- How likely a sentence alone tells what happened on a day of which it speaks, in log odds. Weights, like those of
-- trust_telling, of a logistic regression on 420 days that eight readers held fit to print or not (T17 and Wikinews; area
-- under the curve on articles held out 0.79): the opening of an article is trusted, a day ahead or long ago, one of several
-- days, somebody's words and what needs the sentence before are not.
CREATE OR REPLACE MACRO rate_telling(sentence, zone, sentence_no, days_after, n_days) AS
    -0.45
    + 1.05 * (sentence_no <= 1)::INT
    - 1.55 * opens_back(sentence)::INT
    - 1.05 * tells_poorly(sentence, zone)::INT
    - 0.75 * regexp_matches(sentence, '["“”]')::INT
    - 0.55 * (length(sentence) > 220)::INT
    - 0.65 * (n_days > 1)::INT
    - 1.6 * coalesce(days_after < 0, false)::INT
    - 1.05 * coalesce(days_after > 60, false)::INT;
