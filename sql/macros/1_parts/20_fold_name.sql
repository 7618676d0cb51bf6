-- A name as it is compared: folded, without leading article and without the dots of U.S. and J.D.
CREATE OR REPLACE MACRO fold_name(name) AS
    regexp_replace(fold(replace(name, '.', '')), '^the ', '');
