-- The beginning of a text, cut at 160 characters.
CREATE OR REPLACE MACRO shorten(words) AS
    if(length(words) > 160, left(words, 159) || '…', words);
