-- Where an act stands towards what is said: 1 for it, -1 against, 0 neither.
CREATE OR REPLACE MACRO stance(act) AS
    CASE
        WHEN act IN ('supports', 'promises', 'agrees', 'intends', 'announces', 'confirms') THEN 1
        WHEN act IN ('rejects', 'refuses', 'denies', 'criticizes') THEN -1
        ELSE 0
    END;
