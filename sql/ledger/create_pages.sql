-- Every address that capture knows. Times are ISO 8601 in UTC, of equal length, so that they compare as text.
-- kind: feed | sitemap | section | list | robots | article. state: new | fetched | unchanged | gone | failed | refused.
-- From answered_url on: what the raw store holds of the last payload, and the validators of the last answer.
CREATE TABLE IF NOT EXISTS pages (
    url TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new',
    discovered_from TEXT NOT NULL,
    published_at TEXT,
    first_seen_at TEXT NOT NULL,
    first_fetched_at TEXT,
    asked_at TEXT,
    next_try_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    answered_url TEXT NOT NULL DEFAULT '',
    status INTEGER NOT NULL DEFAULT 0,
    payload_digest TEXT NOT NULL DEFAULT '',
    record_id TEXT NOT NULL DEFAULT '',
    captured_at TEXT,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    warc TEXT NOT NULL DEFAULT '',
    warc_offset INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
