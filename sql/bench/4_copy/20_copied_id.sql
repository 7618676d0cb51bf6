-- The id of a row in another copy: ids begin with the article's or the name's, 20 characters.
CREATE TEMP MACRO copied_id(id, copy) AS left(sha256(left(id, 20) || ' ' || copy), 20) || substr(id, 21);
