-- Whether what is told is said, denied, asked, or left unsaid ("did not say that"): only what is told alike says the same.
CREATE OR REPLACE MACRO told_as(act, is_cue_negated) AS
    CASE
        WHEN act IN ('denies', 'rejects', 'refuses') THEN if(is_cue_negated, 'unsaid', 'denied')
        WHEN is_cue_negated THEN 'unsaid'
        WHEN act = 'asks' THEN 'asked'
        ELSE 'said'
    END;
