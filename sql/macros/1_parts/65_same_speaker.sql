-- Whether two folded names may be one speaker's: one holds all words of the other, or their initials. NULL where a name is
-- missing.
CREATE OR REPLACE MACRO same_speaker(name, other) AS
    list_has_all(string_split(name, ' '), string_split(other, ' '))
    OR list_has_all(string_split(other, ' '), string_split(name, ' '))
    OR name = list_aggregate(list_transform(string_split(other, ' '), lambda word: word[1]), 'string_agg', '')
    OR other = list_aggregate(list_transform(string_split(name, ' '), lambda word: word[1]), 'string_agg', '');
