-- Enter that a WARC file was taken over whole.
INSERT INTO files (warc) VALUES (:warc) ON CONFLICT (warc) DO NOTHING;
