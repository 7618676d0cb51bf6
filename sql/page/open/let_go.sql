-- The end of that.
DROP TABLE IF EXISTS {table};
