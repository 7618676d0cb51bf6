-- The delay a host is owed.
SELECT delay_seconds FROM hosts WHERE host = :host;
