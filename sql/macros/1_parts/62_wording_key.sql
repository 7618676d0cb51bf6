-- What a claim is known by as the very same: a long direct quotation by its words alone; anything shorter also by who
-- says it, and without a speaker by its article. What is denied, asked or left unsaid is not the same as what is said.
CREATE OR REPLACE MACRO wording_key(content, quote_type, speaker, article, told_as) AS
    left(sha256(fold(content) || chr(10) || CASE
        WHEN quote_type = 'direct' AND len(string_split(fold(content), ' ')) >= 8 THEN ''
        ELSE coalesce(speaker, article)
    END || if(told_as = 'said', '', chr(10) || told_as)), 20);
