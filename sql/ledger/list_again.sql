-- Articles of a source to ask for again: recent ones, which may have been edited, and refusals that may be lifted.
-- Of an address that redirects to another the other is asked for.
SELECT *
FROM pages
WHERE source = :source AND kind = 'article' AND asked_at < :now
AND NOT EXISTS (SELECT 1 FROM pages AS target WHERE target.url = pages.answered_url AND target.url <> pages.url)
AND (
    (state IN ('fetched', 'unchanged') AND first_fetched_at >= :since)
    OR (state = 'refused' AND next_try_at <= :now)
)
ORDER BY url;
