-- Whether words say that something is not so.
CREATE OR REPLACE MACRO has_negator(words) AS
    regexp_matches(words, '\b(no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[''’]t\b', 'i');
