-- The name under which the file is open.
SELECT current_database();
