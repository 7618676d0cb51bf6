-- Finds what is due of a source.
CREATE INDEX IF NOT EXISTS pages_by_source ON pages (source, kind, state);
