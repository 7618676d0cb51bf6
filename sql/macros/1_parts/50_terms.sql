-- The words of a text as the search index holds them: folded, plural endings off; overlong strings are no words.
CREATE OR REPLACE MACRO terms(words) AS
    list_transform(
        list_filter(string_split(fold(words), ' '), lambda word: length(word) BETWEEN 1 AND 40),
        lambda word: stem(word)
    );
