-- The longest delay in seconds that a host was ever owed: a run that follows another keeps it from its first request.
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, delay_seconds REAL NOT NULL) WITHOUT ROWID;
