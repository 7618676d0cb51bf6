-- What nights since a day (that day included) added, changed or withdrew, newest first: articles, claims, figures,
-- entities. outlet and url are those of the article, or of the claim's.
CREATE OR REPLACE MACRO changed_since(day) AS TABLE
    SELECT c.changed_at, c.kind, c.detail, a.outlet, a.url, c.subject, c.related
    FROM changes AS c
    LEFT JOIN articles AS a ON a.article_id = split_part(c.subject, '-', 1)
    WHERE c.changed_at >= CAST(day AS DATE)
    ORDER BY c.changed_at DESC, c.kind, c.subject, c.related;
