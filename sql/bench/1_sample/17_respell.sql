-- A word spelled with other letters, given in the order of the alphabet.
CREATE TEMP MACRO respell(word, letters) AS
    translate(word, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', letters || upper(letters));
