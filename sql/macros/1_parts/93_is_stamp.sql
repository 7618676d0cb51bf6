-- Whether a sentence is no sentence but what a page or an agency stamps on an article: a date with a clock and its zone
-- ("Friday 3 June 2005 00.06 BST", "Last updated at 14:47 GMT"), or a dateline ("RABAT, June 12 (Reuters) -").
CREATE OR REPLACE MACRO is_stamp(sentence) AS
    regexp_matches(sentence, '\)\s*[-–—]+\s*$')
    OR regexp_matches(sentence, '(?i)(?:\b\d{4},?\s(?:at\s)?|updated:?\s(?:at\s)?)\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:GMT|UTC|BST|[ECMP][SD]?T)\b')
    OR regexp_matches(
        sentence,
        '(?i)\b\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:GMT|UTC|BST|[ECMP][SD]?T),?\s(?:on\s)?(?:\w+day,?\s)?(?:\d{1,2}\s\w+|\w+\s\d{1,2},?)\s\d{4}\b'
    );
