-- Whether two claims are one speaker's: of one entity, where both speakers are named; else by their folded names, of which
-- one holds all words of the other, or their initials. NULL where a name is missing.
CREATE OR REPLACE MACRO same_speaker(entity, name, other_entity, other) AS
    CASE
        WHEN entity IS NOT NULL AND other_entity IS NOT NULL THEN entity = other_entity
        ELSE list_has_all(string_split(name, ' '), string_split(other, ' '))
            OR list_has_all(string_split(other, ' '), string_split(name, ' '))
            OR name = list_aggregate(list_transform(string_split(other, ' '), lambda word: word[1]), 'string_agg', '')
            OR other = list_aggregate(list_transform(string_split(name, ' '), lambda word: word[1]), 'string_agg', '')
    END;
