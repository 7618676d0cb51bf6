-- Articles that are withheld tonight, also those that the archive holds.
INSERT INTO touched
SELECT article_id
FROM withheld
WHERE article_id IN (SELECT article_id FROM captures) AND article_id NOT IN (SELECT article_id FROM touched);
