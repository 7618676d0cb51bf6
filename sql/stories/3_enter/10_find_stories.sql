-- The story of each article: its group's first published, else first captured, article. A day without a time comes
-- after the times of that day.
CREATE TEMP TABLE stories AS
SELECT a.article_id, first_value(a.article_id) OVER (
    PARTITION BY coalesce(g.group_sha256, a.text_sha256)
    ORDER BY coalesce(a.published_date, a.published_at::DATE) NULLS LAST, a.published_at NULLS LAST,
        a.captured_at NULLS LAST, a.article_id
) AS story_id
FROM articles AS a
JOIN regrouped AS r ON r.article_id = a.article_id
LEFT JOIN text_groups AS g ON g.text_sha256 = a.text_sha256;
