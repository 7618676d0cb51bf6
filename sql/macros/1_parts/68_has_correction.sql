-- Whether an article says that it was corrected.
CREATE OR REPLACE MACRO has_correction(words) AS
    regexp_matches(words, '(?i)(^|\n)(correction|clarification|editor.s note)s?\b')
    OR regexp_matches(words, '(?i)\b(earlier|previous|original) version of this (article|story|report|post)\b')
    OR regexp_matches(words, '(?i)\bthis (article|story|report|post) (was|has been) (amended|corrected)\b');
