-- The published file, as a database that can only be read.
ATTACH {path} AS dateline (READ_ONLY);
