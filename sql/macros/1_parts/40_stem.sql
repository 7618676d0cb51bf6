-- A folded word as the search index holds it, without its plural ending: cities -> city, missiles -> missile; class, virus and
-- crisis stay. Any DuckDB client can ask the index, so that its stems are SQL; claims are compared by Snowball stems.
CREATE OR REPLACE MACRO stem(word) AS
    CASE
        WHEN length(word) > 4 AND word LIKE '%ies' THEN left(word, -3) || 'y'
        WHEN length(word) > 3 AND word LIKE '%s' AND NOT regexp_matches(word, '(ss|us|is)$') THEN left(word, -1)
        ELSE word
    END;
