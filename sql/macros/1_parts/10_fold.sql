-- Words as they are compared: lower case, without accents, possessives and punctuation, single blanks between.
CREATE OR REPLACE MACRO fold(words) AS
    trim(regexp_replace(
        lower(strip_accents(regexp_replace(words, '[''’]s\b', '', 'gi'))),
        '[^\pL\pN]+', ' ', 'g'
    ));
