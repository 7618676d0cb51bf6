-- Whether words say that something is not so. Negators that deny nothing are passed over: "whether you like it or not",
-- "not only", "not before September", "no more than".
CREATE OR REPLACE MACRO has_negator(words) AS
    regexp_matches(
        regexp_replace(
            words,
            '\b(or not|not (only|just|least|merely|simply|to mention|all|necessarily)|if not|why not|nothing but'
            || '|no (more|less|fewer|later|earlier|sooner|doubt|matter|longer)'
            || '|not ((be|been|come|happen|begin|start|take place|resume|open|arrive) )?(before|until|till))\b',
            ' ', 'gi'
        ),
        '\b(no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n[''’]t\b', 'i'
    );
