-- An address as it is compared: without scheme, www., fragment and closing slash.
CREATE OR REPLACE MACRO fold_url(address) AS
    rtrim(regexp_replace(regexp_replace(address, '#.*$', ''), '^https?://(www\.)?', '', 'i'), '/');
