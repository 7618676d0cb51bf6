-- Every EDTF value is a date of ISO 8601-2:2019, levels 0 to 2: year, month or season code, and day, digits possibly X;
-- qualified or not; alone or as an interval, which may be open.
SELECT timex_id, edtf, timex3_value, surface
FROM timexes
WHERE NOT regexp_full_match(
    edtf,
    '(Y?-?[\dX]{4,}(-(0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?|\.\.)?'
    || '(/(Y?-?[\dX]{4,}(-(0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?)?[~?%]?|\.\.)?)?'
) OR length(edtf) < 4;
