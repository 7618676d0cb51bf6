-- The newest articles of an archive, or of what filters leave of it.
-- $most = 20: how many
-- $skip = 0: how many to leave out first
WITH chosen AS MATERIALIZED (
    SELECT article_row
    FROM ({page/found})
    ORDER BY published_date DESC NULLS LAST, article_id
    LIMIT CAST($most AS BIGINT) OFFSET CAST($skip AS BIGINT)
)
SELECT article_id, NULL AS score, title, outlet, published_date, words, is_original, story_id, false AS is_within,
       substr(text, 1, 260) AS snippet
FROM articles
WHERE rowid IN (SELECT article_row FROM chosen)
ORDER BY published_date DESC NULLS LAST, article_id;
