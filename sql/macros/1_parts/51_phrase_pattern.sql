-- A regular expression that finds words next to each other, in this order, in a text without accents.
CREATE OR REPLACE MACRO phrase_pattern(phrase) AS
    '(?i)(^|[^\pL\pN])' || replace(fold(phrase), ' ', '([''’]s)?[^\pL\pN]+') || '($|[^\pL\pN])';
