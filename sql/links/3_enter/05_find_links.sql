-- The links that hold tonight: those found, and those that a reviewer asks for between names of the archive.
CREATE TEMP TABLE new_links AS
SELECT * FROM found_links
UNION ALL BY NAME
SELECT 'c ' || r.name_id AS block, r.name_id, r.other_name_id, 'correction' AS method, 1.0 AS score,
       r.who || ': ' || r.why AS evidence
FROM reviewed AS r
SEMI JOIN names AS n USING (name_id)
SEMI JOIN names AS o ON o.name_id = r.other_name_id
WHERE r.kind IN ('merge', 'alias');
