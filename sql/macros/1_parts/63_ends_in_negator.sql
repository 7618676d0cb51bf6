-- Whether words end in a negation of what comes next: pleaded not, has shown no.
CREATE OR REPLACE MACRO ends_in_negator(words) AS
    regexp_matches(right(words, 12), '(\b(no|not|never|without|neither|cannot)|n[''’]t)[\s"“]*$', 'i');
