-- End a temporary table.
DROP TABLE temp.{table};
