-- How many claims of a day are compared with all others that share a key, so that a thousand near copies make no million of
-- pairs: the earliest 40.
CREATE OR REPLACE MACRO count_early() AS 40;
