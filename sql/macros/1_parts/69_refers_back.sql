-- Whether words name nothing but what was said before: the allegations, those reports, such criticism.
CREATE OR REPLACE MACRO refers_back(words) AS
    regexp_matches(
        fold(words),
        '^(all |any )?(the |those |these |this |that |such |all |both )([a-z]+ )?'
        || '(claim|allegation|accusation|charge|report|criticism|suggestion|rumou?r|assertion|complaint)s?( against (him|her|them|it))?$'
    );
