-- A text in which names and longer words are spelled with other letters, each word as long as it was: offsets stay right.
-- Each word of a name is drawn for itself, some far more often than others, so that given and family names meet anew.
CREATE TEMP MACRO disguise(words, corpus, for_words) AS
    array_to_string(list_transform(string_split(words, ' '), lambda word: CASE
        WHEN regexp_matches(word, '^\W*[A-Z]') THEN respell(word, draw_letters(word, corpus))
        WHEN length(word) <= 5 THEN word
        ELSE respell(word, for_words)
    END), ' ');
