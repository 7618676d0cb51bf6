-- Whether what stands between two days makes the second the end of a range: "from 5 to 9 May".
CREATE OR REPLACE MACRO ends_range(between_days) AS
    regexp_full_match(between_days, ' ?(?:to|until|till|through|-|–|—) ?(?:the )?');
