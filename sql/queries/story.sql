-- How did a story travel: who printed it first, who reprinted it, what was changed afterwards?
-- $words = ceasefire: words to find the story by
WITH found AS (SELECT a.story_id FROM search($words) AS s JOIN articles AS a USING (article_id) LIMIT 1)
SELECT a.published_date, a.published_at, a.outlet, a.title, a.is_original, a.version_of IS NOT NULL AS is_edited, a.url
FROM articles AS a
JOIN found USING (story_id)
ORDER BY a.is_original DESC, a.published_date, a.published_at, a.article_id;
