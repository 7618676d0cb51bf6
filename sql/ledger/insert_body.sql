-- Enter the last body of a file of rules.
INSERT INTO bodies (url, body) VALUES (:url, :body) ON CONFLICT (url) DO UPDATE SET body = excluded.body;
