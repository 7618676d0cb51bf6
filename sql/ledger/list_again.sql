-- Articles of a source to ask for again: recent ones, which may have been edited, and refusals that may be lifted.
SELECT *
FROM pages
WHERE source = :source AND kind = 'article' AND asked_at < :now AND (
    (state IN ('fetched', 'unchanged') AND first_fetched_at >= :since)
    OR (state = 'refused' AND next_try_at <= :now)
)
ORDER BY url;
