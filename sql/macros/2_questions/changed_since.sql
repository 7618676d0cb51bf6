-- What nights since a day (that day included) added, changed or withdrew, newest first.
CREATE OR REPLACE MACRO changed_since(day) AS TABLE
    SELECT c.changed_at, c.kind, c.subject, c.detail, a.outlet, a.url, a.version_of
    FROM changes AS c
    LEFT JOIN articles AS a ON a.article_id = c.subject
    WHERE c.changed_at >= CAST(day AS DATE)
    ORDER BY c.changed_at DESC, c.kind, c.subject;
