-- Whether a sentence is no telling of a day's event: of another zone than prose, too short or too long, without a full stop,
-- a clock first, a question, a list, or a look back ("ten years ago", "the anniversary").
CREATE OR REPLACE MACRO tells_poorly(sentence, zone) AS
    zone NOT IN ('lead', 'body', 'list')
    OR length(sentence) NOT BETWEEN 30 AND 300
    OR NOT regexp_matches(sentence, '[.!…]["”’'')\]]*\s*$')
    OR regexp_matches(sentence, '^\W*\d{1,2}[:.]\d\d\b')
    OR regexp_matches(sentence, '^\W*(?i:last updated|updated|posted|published|image|photo|file photo|related|see also|correction)\b')
    OR regexp_matches(sentence, '(?i)\b(?:anniversary|commemorat\w*|(?:years|decades) ago|remember(?:s|ed|ing)?)\b')
    OR length(sentence) - length(replace(sentence, ',', '')) > 5
    OR length(sentence) - length(replace(sentence, ';', '')) > 1;
