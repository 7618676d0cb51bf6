-- The last bodies of robots.txt and tdmrep.json: an answer of 304 repeats none.
CREATE TABLE IF NOT EXISTS bodies (url TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
