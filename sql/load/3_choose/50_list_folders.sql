-- The folders to read them from.
SET VARIABLE folders = (SELECT coalesce(list(DISTINCT folder ORDER BY folder), []) FROM fresh);
