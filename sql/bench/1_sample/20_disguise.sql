-- A text in which names and longer words are spelled with other letters, each word as long as it was: offsets stay right.
CREATE TEMP MACRO disguise(words, for_names, for_words) AS
    array_to_string(list_transform(string_split(words, ' '), lambda word: CASE
        WHEN regexp_matches(word, '^\W*[A-Z]') THEN
            translate(word, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', for_names || upper(for_names))
        WHEN length(word) <= 5 THEN word
        ELSE translate(word, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', for_words || upper(for_words))
    END), ' ');
