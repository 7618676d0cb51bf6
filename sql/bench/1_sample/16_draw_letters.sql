-- The letters with which a corpus spells a word of a name: of 500 spellings the first by far the most often.
CREATE TEMP MACRO draw_letters(word, corpus) AS
    getvariable('spellings')[1 + floor(500 * pow(
        (hash(lower(regexp_extract(word, '[A-Za-z]+')), corpus) >> 12)::DOUBLE / pow(2, 52), 4
    ))::INTEGER];
