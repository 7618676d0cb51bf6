-- The words around a date in a sentence: without the date, other figures and punctuation.
CREATE OR REPLACE MACRO date_frame(sentence, surface) AS
    fold(regexp_replace(replace(sentence, surface, ' '), '\d+', ' ', 'g'));
