-- The folders to read them from, behind one without rows, as there may be none.
SET VARIABLE folders = (
    SELECT list_prepend(getvariable('empty'), coalesce(list(DISTINCT folder ORDER BY folder), [])) FROM fresh
);
