-- Every TIMEX3 value has a form that the standard knows (TimeML 1.2.1): a calendar date, week or part of a year, with a
-- time or part of the day; a reference to past, present or future; a duration or its repetition.
SELECT timex_id, timex_type, timex3_value, surface
FROM timexes
WHERE timex_type NOT IN ('DATE', 'TIME', 'DURATION', 'SET') OR NOT (
    regexp_full_match(timex3_value, 'PAST_REF|PRESENT_REF|FUTURE_REF')
    OR regexp_full_match(
        timex3_value,
        '(BC)?[\dX]{1,4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12]\d|3[01]|XX))?'
        || '|-W(0[1-9]|[1-4]\d|5[0-3]|XX)(-([1-7X]|WE))?|-(SP|SU|FA|WI|[QH][1-4X]))?'
        || '(T(MO|MI|AF|EV|NI|DT|([01]\d|2[0-4]|XX)(:?([0-5]\d|XX)){0,2}(Z|[+-]\d\d(:?\d\d)?)?))?'
    )
    OR regexp_full_match(timex3_value, 'T(MO|MI|AF|EV|NI|DT|([01]\d|2[0-4]|XX)(:([0-5]\d|XX)){0,2})')
    OR regexp_full_match(
        timex3_value,
        'P((\d+(\.\d+)?|X)(L|ML|C|CE|E|DE|DT|Y|QU?|SP|SU|FA|WI|M|WE|W|D|MO|MI|AF|EV|NI))*'
        || '(T((\d+(\.\d+)?|X)(H|M|S|MO|AF|EV|NI|DT))+)?'
    ) AND length(timex3_value) > 1
);
