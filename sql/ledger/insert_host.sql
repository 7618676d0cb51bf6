-- Enter the delay a host is owed.
INSERT INTO hosts (host, delay_seconds) VALUES (:host, :delay_seconds)
ON CONFLICT (host) DO UPDATE SET delay_seconds = excluded.delay_seconds;
