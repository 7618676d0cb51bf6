-- The number that the next row of a table gets.
SELECT coalesce(max(rowid) + 1, 0) FROM {table};
