-- The WARC files whose every record the ledger has taken over.
CREATE TABLE IF NOT EXISTS files (warc TEXT PRIMARY KEY) WITHOUT ROWID;
