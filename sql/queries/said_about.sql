-- What is said about somebody or something, and by whom?
-- $name = NATO: any name of the entity
SELECT said_date, speaker, act, content_text, outlet
FROM claims_about($name);
