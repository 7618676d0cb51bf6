-- The small archive, of which the large one is made.
ATTACH '{path}' AS small (READ_ONLY);
