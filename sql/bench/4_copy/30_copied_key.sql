-- A name as the like is called in another copy: its first word is another.
CREATE TEMP MACRO copied_key(key, copy) AS
    left(md5(split_part(key, ' ', 1) || copy).translate('0123456789', 'ghijklmnop'), length(split_part(key, ' ', 1)))
    || substr(key, length(split_part(key, ' ', 1)) + 1);
